using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using XaiGen.Traffic.Exchanges;

namespace XaiGen.Traffic.Recording;

/// <summary>
/// Responds with what was recorded. Requests with the same method, path and query get the recorded responses in their order, and the last
/// one again and again, so that a loop that polls ends as it did. Headers and bodies of requests do not count.
/// </summary>
public sealed class ReplayServer : IAsyncDisposable
{
    /// <summary>Kestrel's own, or no longer true of what is sent.</summary>
    private static readonly HashSet<string> s_notReplayed = new(StringComparer.OrdinalIgnoreCase) { "Content-Length", "Transfer-Encoding",
        "Connection", "Date", "Server", "Keep-Alive" };

    private const int MostNamed = 20;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<Exchange>> _recorded;
    private readonly WebApplication _app;

    private ReplayServer(IEnumerable<Exchange> exchanges, int port)
    {
        _recorded = exchanges.GroupBy(exchange => Key(exchange.Method, exchange.Url.PathAndQuery))
            .ToDictionary(same => same.Key, same => new Queue<Exchange>(same), StringComparer.Ordinal);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
        });
        _app = builder.Build();
        _app.Run(RespondAsync);
    }

    public Uri BaseAddress { get; private set; } = new("http://127.0.0.1");

    /// <param name="exchanges">What was recorded.</param>
    /// <param name="port">The port on this machine; 0 for any free one.</param>
    /// <param name="cancellation">Ends the start.</param>
    /// <exception cref="TrafficException">The port cannot be used.</exception>
    public static async Task<ReplayServer> StartAsync(IEnumerable<Exchange> exchanges, int port = 0,
        CancellationToken cancellation = default)
    {
        var server = new ReplayServer(exchanges, port);
        try
        {
            await server._app.StartAsync(cancellation);
        }
        catch (IOException cause)
        {
            await server.DisposeAsync();
            throw new TrafficException($"The recordings cannot be served on port {port}: {cause.Message}");
        }

        server.BaseAddress = new Uri(server._app.Urls.Single());
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static string Key(string method, string pathAndQuery) => $"{method.ToUpperInvariant()} {pathAndQuery}";

    private async Task RespondAsync(HttpContext context)
    {
        // A client that still sends when the response comes would take that for a broken connection.
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
            // A part must not pass for the whole.
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
