using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace XaiGen.Generator.Tests.Kiota;

/// <summary>An adapter that does over HttpClient what Kiota's own does with a request for a stream.</summary>
internal sealed class TestAdapter : IRequestAdapter, IDisposable
{
    public const string Key = "key-of-the-adapter";

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    /// <summary>What the middleware does with the request; by default it sends it.</summary>
    public Func<HttpRequestMessage, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> Middleware { get; init; } = (_, send) => send();

    public string? BaseUrl { get; set; }

    public async Task<T?> SendPrimitiveAsync<T>(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping, CancellationToken cancellationToken)
    {
        // Only a stream's answer is handed over before its body has come.
        HttpCompletionOption completion = typeof(T) == typeof(Stream) ? HttpCompletionOption.ResponseHeadersRead : HttpCompletionOption.ResponseContentRead;
        requestInfo.Headers.Add("Authorization", "Bearer " + Key);
        using HttpRequestMessage message = ToNative(requestInfo);
        HttpResponseMessage response = await Middleware(message, async () =>
        {
            if (requestInfo.Content.CanSeek)
            {
                requestInfo.Content.Seek(0, SeekOrigin.Begin);
            }

            using HttpRequestMessage copy = ToNative(requestInfo);
            return await _client.SendAsync(copy, completion, cancellationToken);
        });
        requestInfo.Content.Dispose();
        return await requestInfo.Handler.ShouldNotBeNull().HandleResponseAsync<HttpResponseMessage, T>(response, errorMapping);
    }

    public Task SendNoContentAsync(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping, CancellationToken cancellationToken)
        => throw new NotSupportedException("It reads the answer to its end first.");

    public Task<T?> ConvertToNativeRequestAsync<T>(RequestInformation requestInfo, CancellationToken cancellationToken)
        => throw new NotSupportedException("It leaves the middleware out.");

    public void Dispose() => _client.Dispose();

    private static HttpRequestMessage ToNative(RequestInformation request)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.HttpMethod.ToString()), request.URI);
        if (request.Content != Stream.Null)
        {
            message.Content = new Kept(request.Content);
        }

        foreach ((string name, HashSet<string> values) in request.Headers.All)
        {
            if (!message.Headers.TryAddWithoutValidation(name, values))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, values);
            }
        }

        return message;
    }

    /// <summary>A stream's content that leaves the stream open, so that it can be sent once more.</summary>
    private sealed class Kept(Stream stream) : StreamContent(stream)
    {
        protected override void Dispose(bool disposing)
        {
        }
    }
}
