using System.ClientModel.Primitives;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

namespace XaiGen.Extensions.Kiota;

/// <summary>Passes each request to a Kiota adapter and returns the response without reading its body.</summary>
internal sealed class KiotaHandler : HttpMessageHandler
{
    internal static readonly HttpRequestOptionsKey<PipelineMessage> Message = new("XaiGen.Extensions.Kiota.Message");

    private readonly IRequestAdapter _adapter;

    private KiotaHandler(IRequestAdapter adapter) => _adapter = adapter;

    internal static HttpClient CreateClient(IRequestAdapter adapter)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        return new HttpClient(new KiotaHandler(adapter)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    // Adapters have no synchronous calls. A thread-pool thread avoids a deadlock with the blocked caller's synchronization context.
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        => Task.Run(() => SendAsync(request, cancellationToken), CancellationToken.None).GetAwaiter().GetResult();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using KiotaBody? body = request.Content is { } content ? new KiotaBody(content) : null;
        RequestInformation information = Describe(request, body);
        var response = new NativeResponseHandler();
        information.SetResponseHandler(response);
        try
        {
            // The adapter returns before the response body has arrived only if a stream is requested.
            await _adapter.SendPrimitiveAsync<Stream>(information, null, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (e.InnerException is TimeoutException && !cancellationToken.IsCancellationRequested)
        {
            throw new TaskCanceledException(e.Message, new TimeoutException(
                $"{e.InnerException.Message} This is the limit of the HttpClient of the Kiota adapter, not of the client. "
                + $"Make the adapter with {nameof(KiotaTransport)}.{nameof(KiotaTransport.CreateHttpClient)}(), which has none."));
        }
        finally
        {
            Tell(request, information);
        }

        return response.Value as HttpResponseMessage
            ?? throw new NotSupportedException(
                $"{_adapter.GetType()} does not respond with an HttpResponseMessage; use an adapter over HttpClient.");
    }

    private static RequestInformation Describe(HttpRequestMessage request, KiotaBody? body)
    {
        if (!Enum.TryParse(request.Method.Method, ignoreCase: true, out Method method))
        {
            throw new NotSupportedException($"Kiota has no method {request.Method}.");
        }

        // The complete URL takes precedence over the template, which only names Kiota's activity.
        var information =
            new RequestInformation { HttpMethod = method, URI = request.RequestUri!, UrlTemplate = $"{{+baseurl}}{RouteOf(request)}" };
        information.AddRequestOptions(
        [
            new RetryHandlerOption { MaxRetry = 0, ShouldRetry = static (_, _, _) => false },
            new RedirectHandlerOption { MaxRedirect = 0, ShouldRedirect = static _ => false },
        ]);
        foreach (KeyValuePair<string, HeaderStringValues> header in request.Headers.NonValidated)
        {
            // Joined into one value: Kiota drops duplicate values, even where their position matters.
            information.Headers.Add(header.Key, header.Value.ToString());
        }

        if (body is null)
        {
            return information;
        }

        information.Content = body;
        foreach (KeyValuePair<string, HeaderStringValues> header in request.Content!.Headers.NonValidated)
        {
            // The stream determines the length.
            if (!header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                information.Headers.Add(header.Key, header.Value.ToString());
            }
        }

        return information;
    }

    /// <summary>The path with parameter names, as supplied by the client; the actual path would contain identifiers.</summary>
    private static string RouteOf(HttpRequestMessage request)
        => request.Options.TryGetValue(Message, out PipelineMessage? message)
            && message.TryGetProperty(typeof(Uri), out object? route) && route is string text
            ? text
            : "";

    /// <summary>Passes the adapter's credentials to the client, so that none of its messages contains them.</summary>
    private static void Tell(HttpRequestMessage request, RequestInformation information)
    {
        if (!request.Options.TryGetValue(Message, out PipelineMessage? message)
            || !message.TryGetProperty(typeof(NetworkCredential), out object? told) || told is not ISet<string> secrets)
        {
            return;
        }

        foreach ((string name, IEnumerable<string> values) in information.Headers)
        {
            if (!request.Headers.NonValidated.Contains(name) && request.Content?.Headers.NonValidated.Contains(name) != true)
            {
                foreach (string value in values)
                {
                    secrets.Add(value);

                    // The part after the scheme, as in 'Bearer …'.
                    secrets.Add(value[(value.LastIndexOf(' ') + 1)..]);
                }
            }
        }

        foreach (string pair in information.URI.Query.TrimStart('?').Split('&').Except(request.RequestUri!.Query.TrimStart('?').Split('&')))
        {
            secrets.Add(Uri.UnescapeDataString(pair[(pair.IndexOf('=') + 1)..]));
        }
    }
}
