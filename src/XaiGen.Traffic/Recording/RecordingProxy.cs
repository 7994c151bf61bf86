using System.Buffers;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using XaiGen.Traffic.Exchanges;
using XaiGen.Traffic.Redacting;

namespace XaiGen.Traffic.Recording;

/// <summary>
/// A reverse proxy on this machine: requests and responses are forwarded unchanged and recorded to a folder without secrets.
/// </summary>
public sealed class RecordingProxy : IAsyncDisposable
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>Headers of a single connection (RFC 9110, 7.6.1), or created anew for the other side.</summary>
    private static readonly HashSet<string> s_ofConnection = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding",
            "Upgrade", "Host", "Expect",
    };

    private readonly RecordingOptions _options;
    private readonly RecordingFolder _folder;
    private readonly Action<string> _report;
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private readonly WebApplication _app;

    private RecordingProxy(RecordingOptions options, Action<string> report)
    {
        _options = options;
        _report = report;
        _folder = new RecordingFolder(options.Folder, new Redaction(new SecretNames(options.Secrets)));
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
        });
        _app = builder.Build();
        _app.Run(PassAsync);
    }

    /// <summary>The URL to which clients send their requests instead of the API's.</summary>
    public Uri BaseAddress { get; private set; } = new("http://127.0.0.1");

    /// <param name="options">The options.</param>
    /// <param name="report">Receives a line for each exchange and each recording that could not be written.</param>
    /// <param name="cancellation">Cancels the start.</param>
    /// <exception cref="TrafficException">The target, the folder or the port cannot be used.</exception>
    public static async Task<RecordingProxy> StartAsync(RecordingOptions options, Action<string> report,
        CancellationToken cancellation = default)
    {
        if (!options.Target.IsAbsoluteUri || options.Target.Scheme is not ("http" or "https") || options.Target.UserInfo.Length > 0
            || options.Target.Query.Length > 0)
        {
            throw new TrafficException("The target must be an http or https URL without a query or a password, such as https://api.x.ai.");
        }

        var proxy = new RecordingProxy(options, report);
        try
        {
            await proxy._app.StartAsync(cancellation);
        }
        catch (IOException cause)
        {
            await proxy.DisposeAsync();
            throw new TrafficException($"The proxy cannot listen on port {options.Port}: {cause.Message}");
        }

        proxy.BaseAddress = new Uri(proxy._app.Urls.Single());
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        DateTimeOffset at = DateTimeOffset.UtcNow;
        var url = new Uri(_options.Target.AbsoluteUri.TrimEnd('/') + context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        var sent = new CapturedBody(_options.MostBodyBytes);
        var received = new CapturedBody(_options.MostBodyBytes);
        using HttpRequestMessage request = Request(context, url, sent);
        HttpResponseMessage response;
        try
        {
            response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        }
        catch (Exception cause) when (cause is HttpRequestException or IOException && !context.RequestAborted.IsCancellationRequested)
        {
            _report($"{context.Request.Method} {url.AbsolutePath}: {_options.Target} cannot be reached: {cause.Message}");
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
            await context.Response.WriteAsync($"xaigen record cannot reach {_options.Target}: {cause.Message}\n");
            return;
        }
        catch (OperationCanceledException)
        {
            return;
        }

        using (response)
        {
            bool isWhole = false;
            try
            {
                await RespondAsync(context, response, received);
                isWhole = true;
            }
            catch (Exception cause) when (cause is IOException or HttpRequestException or OperationCanceledException)
            {
                // One side closed the connection; close it for the other side too.
                context.Abort();
            }

            if (isWhole)
            {
                await RecordAsync(new Exchange(
                    at,
                    request.Method.Method,
                    url,
                    sent.ToMessage(Headers(context.Request.Headers.Select(header => KeyValuePair.Create(header.Key,
                        header.Value.ToString())))),
                    (int)response.StatusCode,
                    received.ToMessage(Headers(HeadersOf(response)))));
            }
        }
    }

    private async Task RecordAsync(Exchange exchange)
    {
        try
        {
            _report($"{exchange.Method} {exchange.Url.AbsolutePath} {exchange.Status}: {await _folder.AddAsync(exchange)}");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            _report($"{exchange.Method} {exchange.Url.AbsolutePath} was passed on, but cannot be written: {cause.Message}");
        }
    }

    private static HttpRequestMessage Request(HttpContext context, Uri url, CapturedBody sent)
    {
        var request = new HttpRequestMessage(HttpMethod.Parse(context.Request.Method), url);
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

    private static async Task RespondAsync(HttpContext context, HttpResponseMessage response, CapturedBody received)
    {
        context.Response.StatusCode = (int)response.StatusCode;
        foreach ((string name, string value) in HeadersOf(response).Where(header => !s_ofConnection.Contains(header.Key)))
        {
            context.Response.Headers.Append(name, value);
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            await using Stream body = await response.Content.ReadAsStreamAsync(context.RequestAborted);
            for (int read; (read = await body.ReadAsync(buffer, context.RequestAborted)) > 0;)
            {
                received.Add(buffer.AsSpan(0, read));
                await context.Response.Body.WriteAsync(buffer.AsMemory(0, read), context.RequestAborted);

                // Events of a stream must be forwarded at once, not when the buffer is full.
                await context.Response.Body.FlushAsync(context.RequestAborted);
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

    private static List<KeyValuePair<string, string>> Headers(IEnumerable<KeyValuePair<string, string>> headers)
        => [.. headers.Where(header => !s_ofConnection.Contains(header.Key))];

    private static HashSet<string> Named(string connection)
        => new(connection.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            StringComparer.OrdinalIgnoreCase);

    /// <summary>A request body that is forwarded to the API.</summary>
    private sealed class PassingContent(Stream body, CapturedBody sent) : HttpContent
    {
        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
            => SerializeToStreamAsync(stream, context, default);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellation)
        {
            byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
            try
            {
                for (int read; (read = await body.ReadAsync(buffer, cancellation)) > 0;)
                {
                    sent.Add(buffer.AsSpan(0, read));
                    await stream.WriteAsync(buffer.AsMemory(0, read), cancellation);
                    await stream.FlushAsync(cancellation);
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }
}
