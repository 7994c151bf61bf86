using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using XaiGen.Traffic.Exchanges;

namespace XaiGen.Traffic.Recording;

/// <summary>A web server that only this machine can reach, which takes bodies of any size at any speed.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LoopbackServer(WebApplication app) => _app = app;

    public Uri BaseAddress => new(_app.Urls.Single());

    /// <param name="port">The port; 0 selects any free port.</param>
    /// <param name="respond">Responds to all requests.</param>
    /// <param name="cancellation">Cancels the start.</param>
    /// <exception cref="TrafficException">The port cannot be used.</exception>
    public static async Task<LoopbackServer> StartAsync(int port, RequestDelegate respond, CancellationToken cancellation)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
        });
        WebApplication app = builder.Build();
        app.Run(respond);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException cause)
        {
            await app.DisposeAsync();
            throw new TrafficException($"Port {port} of this machine cannot be used: {cause.Message}");
        }

        return new LoopbackServer(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
