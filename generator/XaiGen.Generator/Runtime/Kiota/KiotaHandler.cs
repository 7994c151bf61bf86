#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::Microsoft.Kiota.Abstractions;
using global::System;
using global::System.Collections.Generic;
using global::System.IO;
using global::System.Net.Http;
using global::System.Net.Http.Headers;
using global::System.Runtime.ExceptionServices;
using global::System.Threading;
using global::System.Threading.Tasks;

/// <summary>Hands each request to a Kiota adapter and gives back the answer unread.</summary>
internal sealed class KiotaHandler : HttpMessageHandler
{
    private readonly IRequestAdapter _adapter;

    private KiotaHandler(IRequestAdapter adapter) => _adapter = adapter;

    internal static HttpClient CreateClient(IRequestAdapter adapter)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        return new HttpClient(new KiotaHandler(adapter)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    // Adapters have no synchronous calls. On a thread of the pool, nothing waits for the context that waits here.
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.Run(() => SendAsync(request, cancellationToken), CancellationToken.None).GetAwaiter().GetResult();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using KiotaBody? body = request.Content is { } content ? new KiotaBody(content) : null;
        RequestInformation information = Describe(request, body);
        var answer = new NativeResponseHandler();
        information.SetResponseHandler(answer);
        try
        {
            // Only for a stream does an adapter not wait for the answer's body.
            await _adapter.SendPrimitiveAsync<Stream>(information, null, cancellationToken).ConfigureAwait(false);
        }
        catch (AggregateException failures) when (failures.InnerExceptions is [.., var last])
        {
            // The retry middleware gave up; the last try says why.
            if (last is HttpRequestException or IOException or OperationCanceledException)
            {
                ExceptionDispatchInfo.Throw(last);
            }

            throw new HttpRequestException($"The Kiota adapter gave up after {failures.InnerExceptions.Count} tries.", last);
        }

        return answer.Value as HttpResponseMessage
            ?? throw new NotSupportedException($"{_adapter.GetType()} does not answer with an HttpResponseMessage; use an adapter over HttpClient.");
    }

    private static RequestInformation Describe(HttpRequestMessage request, KiotaBody? body)
    {
        if (!Enum.TryParse(request.Method.Method, ignoreCase: true, out Method method))
        {
            throw new NotSupportedException($"Kiota has no method {request.Method}.");
        }

        var information = new RequestInformation { HttpMethod = method, URI = request.RequestUri! };
        foreach (KeyValuePair<string, HeaderStringValues> header in request.Headers.NonValidated)
        {
            // As one text: Kiota keeps each value once, whatever its place among the others means.
            information.Headers.Add(header.Key, header.Value.ToString());
        }

        if (body is null)
        {
            return information;
        }

        information.Content = body;
        foreach (KeyValuePair<string, HeaderStringValues> header in request.Content!.Headers.NonValidated)
        {
            // The length is the stream's to tell.
            if (!header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                information.Headers.Add(header.Key, header.Value.ToString());
            }
        }

        return information;
    }
}
