using Microsoft.AspNetCore.Http;
using XaiGen.Traffic.Exchanges;
using XaiGen.Traffic.Forwarding;
using XaiGen.Traffic.Redacting;

namespace XaiGen.Traffic.Recording;

/// <summary>
/// A reverse proxy on this machine: requests and responses are forwarded unchanged and recorded to a folder without secrets.
/// </summary>
public sealed class RecordingProxy : IAsyncDisposable
{
    private readonly RecordingOptions _options;
    private readonly RecordingFolder _folder;
    private readonly Redaction _redaction;
    private readonly Action<string> _report;
    private readonly Forwarder _forwarder;
    private LoopbackServer? _server;

    private RecordingProxy(RecordingOptions options, Action<string> report)
    {
        _options = options;
        _report = report;
        _folder = new RecordingFolder(options.Folder);
        _redaction = new Redaction(new SecretNames(options.Secrets));
        _forwarder = new Forwarder(options.Target);
    }

    /// <summary>The URL to which clients send their requests instead of the API's.</summary>
    public Uri BaseAddress => _server!.BaseAddress;

    /// <param name="options">The options.</param>
    /// <param name="report">Receives a line for each exchange and each recording that could not be written.</param>
    /// <param name="cancellation">Cancels the start.</param>
    /// <exception cref="TrafficException">The target, the folder or the port cannot be used.</exception>
    public static async Task<RecordingProxy> StartAsync(RecordingOptions options, Action<string> report,
        CancellationToken cancellation = default)
    {
        if (!Forwarder.IsTarget(options.Target))
        {
            throw new TrafficException("The target must be an http or https URL without a query or a password, such as https://api.x.ai.");
        }

        var proxy = new RecordingProxy(options, report);
        try
        {
            proxy._server = await LoopbackServer.StartAsync(options.Port, proxy.PassAsync, cancellation);
        }
        catch
        {
            await proxy.DisposeAsync();
            throw;
        }

        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _forwarder.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        DateTimeOffset at = DateTimeOffset.UtcNow;
        var sent = new CapturedBody(_options.MostBodyBytes);
        var received = new CapturedBody(_options.MostBodyBytes);
        try
        {
            if (await _forwarder.PassAsync(context, bytes => sent.Add(bytes.Span), bytes => received.Add(bytes.Span)) is { } passed)
            {
                await RecordAsync(_redaction.Apply(new Exchange(
                    at, passed.Method, passed.Url, sent.ToMessage(passed.RequestHeaders), passed.Status,
                    received.ToMessage(passed.ResponseHeaders))));
            }
        }
        catch (HttpRequestException cause)
        {
            // Which part of its path is a secret cannot be told without the rest of the exchange.
            _report($"{context.Request.Method}: {_options.Target} cannot be reached: {cause.Message}");
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
            await context.Response.WriteAsync($"xaigen record cannot reach {_options.Target}: {cause.Message}\n");
        }
    }

    private async Task RecordAsync(Exchange clean)
    {
        try
        {
            _report($"{clean.Method} {clean.Url.AbsolutePath} {clean.Status}: {await _folder.AddAsync(clean)}");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            _report($"{clean.Method} {clean.Url.AbsolutePath} was passed on, but cannot be written: {cause.Message}");
        }
    }
}
