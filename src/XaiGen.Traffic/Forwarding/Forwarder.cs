using System.Buffers;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace XaiGen.Traffic.Forwarding;

/// <summary>
/// The part of a reverse proxy that sends requests on to an API and its responses back: unchanged, as they come, and in constant memory.
/// </summary>
internal sealed class Forwarder : IDisposable
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>Headers of a single connection (RFC 9110, 7.6.1), or created anew for the other side.</summary>
    private static readonly HashSet<string> s_ofConnection = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding",
        "Upgrade", "Host", "Expect",
    };

    private readonly Uri _target;
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <param name="target">The API's base URL, which <see cref="IsTarget"/> accepts; paths of requests are appended to its path.</param>
    public Forwarder(Uri target) => _target = target;

    /// <summary>Whether requests can be sent on to the URL: it is an http or https URL without a query or a password.</summary>
    public static bool IsTarget(Uri url)
        => url.IsAbsoluteUri && url.Scheme is "http" or "https" && url is { UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 };

    /// <summary>Sends the request to the API, and its response to the caller.</summary>
    /// <param name="context">The request.</param>
    /// <param name="sent">Receives each part of the request's body.</param>
    /// <param name="received">Receives each part of the response's body.</param>
    /// <returns>What was passed on; null if one side closed the connection early, which is then closed for the other, too.</returns>
    /// <exception cref="HttpRequestException">The API cannot be reached. The caller has received nothing.</exception>
    public async Task<Forwarded?> PassAsync(
        HttpContext context, Action<ReadOnlyMemory<byte>>? sent = null, Action<ReadOnlyMemory<byte>>? received = null)
    {
        LiftLimits(context);
        using HttpRequestMessage request = Request(context, sent);
        HttpResponseMessage response;
        try
        {
            response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            return null;
        }
        catch (IOException cause)
        {
            throw new HttpRequestException(cause.Message, cause);
        }

        using (response)
        {
            try
            {
                await RespondAsync(context, response, received);
            }
            catch (Exception cause) when (cause is IOException or HttpRequestException or OperationCanceledException)
            {
                context.Abort();
                return null;
            }

            return new Forwarded(
                request.Method.Method,
                request.RequestUri!,
                Kept(context.Request.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()))),
                (int)response.StatusCode,
                Kept(HeadersOf(response)));
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>How large and how slow a body may be is for the API to decide.</summary>
    private static void LiftLimits(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } incoming)
        {
            incoming.MinDataRate = null;
        }

        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } outgoing)
        {
            outgoing.MinDataRate = null;
        }
    }

    /// <remarks>
    /// The path as it was sent, with its escapes. A request may have a whole URL, of which only the path and the query count.
    /// </remarks>
    private Uri UrlOf(HttpContext context)
    {
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return new Uri(_target.AbsoluteUri.TrimEnd('/') + (target.StartsWith('/') ? target
            : context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent()));
    }

    private HttpRequestMessage Request(HttpContext context, Action<ReadOnlyMemory<byte>>? sent)
    {
        var request = new HttpRequestMessage(HttpMethod.Parse(context.Request.Method), UrlOf(context));
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody is true)
        {
            request.Content = new PassingContent(context.Request.Body, sent);
        }

        HashSet<string> ofConnection = Named(context.Request.Headers.Connection.ToString());
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues values) in context.Request.Headers)
        {
            if (!s_ofConnection.Contains(name) && !ofConnection.Contains(name)
                && !request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        return request;
    }

    private static async Task RespondAsync(HttpContext context, HttpResponseMessage response, Action<ReadOnlyMemory<byte>>? received)
    {
        context.Response.Headers.Clear();
        context.Response.StatusCode = (int)response.StatusCode;
        foreach ((string name, string value) in Kept(HeadersOf(response)))
        {
            context.Response.Headers.Append(name, value);
        }

        // The headers of a stream must not wait for its first event.
        await context.Response.StartAsync(context.RequestAborted);
        await using Stream body = await response.Content.ReadAsStreamAsync(context.RequestAborted);
        await CopyAsync(body, context.Response.Body, received, context.RequestAborted);
    }

    private static async Task CopyAsync(
        Stream from, Stream to, Action<ReadOnlyMemory<byte>>? passed, CancellationToken cancellation)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            for (int read; (read = await from.ReadAsync(buffer, cancellation)) > 0;)
            {
                passed?.Invoke(buffer.AsMemory(0, read));
                await to.WriteAsync(buffer.AsMemory(0, read), cancellation);

                // Events of a stream must be forwarded at once, not when the buffer is full.
                await to.FlushAsync(cancellation);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> HeadersOf(HttpResponseMessage response)
        => response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value)));

    private static List<KeyValuePair<string, string>> Kept(IEnumerable<KeyValuePair<string, string>> headers)
        => [.. headers.Where(header => !s_ofConnection.Contains(header.Key))];

    private static HashSet<string> Named(string connection)
        => new(connection.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            StringComparer.OrdinalIgnoreCase);

    /// <summary>A request body that is forwarded to the API.</summary>
    private sealed class PassingContent(Stream body, Action<ReadOnlyMemory<byte>>? sent) : HttpContent
    {
        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
            => SerializeToStreamAsync(stream, context, default);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellation)
            => CopyAsync(body, stream, sent, cancellation);
    }
}
