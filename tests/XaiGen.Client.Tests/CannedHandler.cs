using System.Net;

namespace XaiGen.Client.Tests;

/// <summary>Responds to every request in the same way, and keeps the requests.</summary>
internal sealed class CannedHandler(byte[] body, params (string Name, string Value)[] headers) : HttpMessageHandler
{
    public List<HttpRequestMessage> Requests { get; } = [];

    public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (Requests)
        {
            Requests.Add(request);
        }

        var response = new HttpResponseMessage(Status) { Content = new ByteArrayContent(body), RequestMessage = request };
        foreach ((string name, string value) in headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                response.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return Task.FromResult(response);
    }
}
