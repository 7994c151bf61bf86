using Microsoft.AspNetCore.Http;
using XaiGen.Traffic.Exchanges;

namespace XaiGen.Traffic.Recording;

/// <summary>
/// Responds with recorded responses. Requests with the same method, path and query receive the recorded responses in order, and then the
/// last one repeatedly, so that a polling loop ends as it did. Headers and bodies of requests are ignored.
/// </summary>
public sealed class ReplayServer : IAsyncDisposable
{
    /// <summary>Headers that Kestrel sets itself, or that do not apply to the replayed response.</summary>
    private static readonly HashSet<string> s_notReplayed = new(StringComparer.OrdinalIgnoreCase) { "Content-Length", "Transfer-Encoding",
        "Connection", "Date", "Server", "Keep-Alive" };

    private const int MostNamed = 20;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<Exchange>> _recorded;
    private LoopbackServer? _server;

    private ReplayServer(IEnumerable<Exchange> exchanges)
        => _recorded = exchanges.GroupBy(exchange => Key(exchange.Method, exchange.Url.PathAndQuery))
            .ToDictionary(same => same.Key, same => new Queue<Exchange>(same), StringComparer.Ordinal);

    public Uri BaseAddress => _server!.BaseAddress;

    /// <param name="exchanges">The recorded exchanges.</param>
    /// <param name="port">The port on this machine; 0 selects any free port.</param>
    /// <param name="cancellation">Cancels the start.</param>
    /// <exception cref="TrafficException">The port cannot be used.</exception>
    public static async Task<ReplayServer> StartAsync(IEnumerable<Exchange> exchanges, int port = 0,
        CancellationToken cancellation = default)
    {
        var server = new ReplayServer(exchanges);
        server._server = await LoopbackServer.StartAsync(port, server.RespondAsync, cancellation);
        return server;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private static string Key(string method, string pathAndQuery) => $"{method.ToUpperInvariant()} {pathAndQuery}";

    private async Task RespondAsync(HttpContext context)
    {
        // A client that is still sending when the response arrives would report a broken connection.
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        string target = context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
        if (Next(Key(context.Request.Method, target)) is not { } exchange)
        {
            context.Response.StatusCode = StatusCodes.Status501NotImplemented;
            context.Response.ContentType = "text/plain; charset=utf-8";
            string known = string.Join(", ", _recorded.Keys.Order(StringComparer.Ordinal).Take(MostNamed));
            await context.Response.WriteAsync($"Nothing is recorded for {context.Request.Method} {target}. Recorded are: {known}\n");
            return;
        }

        context.Response.StatusCode = exchange.Status;
        foreach ((string name, string value) in exchange.Response.Headers.Where(header => !s_notReplayed.Contains(header.Key)))
        {
            context.Response.Headers.Append(name, value);
        }

        if (exchange.Response.Body is not { } body || HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        if (!body.IsWhole)
        {
            // A truncated body must not look complete.
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body.Bytes, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
            return;
        }

        context.Response.ContentLength = exchange.Status is StatusCodes.Status204NoContent or StatusCodes.Status304NotModified
            ? null : body.Length;
        await context.Response.Body.WriteAsync(body.Bytes, context.RequestAborted);
    }

    private Exchange? Next(string key)
    {
        lock (_lock)
        {
            return !_recorded.TryGetValue(key, out Queue<Exchange>? left) ? null : left.Count > 1 ? left.Dequeue() : left.Peek();
        }
    }
}
