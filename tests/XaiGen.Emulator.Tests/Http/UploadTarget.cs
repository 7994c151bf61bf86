using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace XaiGen.Emulator.Tests.Http;

/// <summary>
/// A place of the user's own that takes PUT, refuses it at <c>/forbidden</c>, sends elsewhere from <c>/redirect</c>, and at
/// <c>/endless</c> never ends its response.
/// </summary>
internal sealed class UploadTarget : IAsyncDisposable
{
    private readonly WebApplication _app;

    private readonly Uri? _elsewhere;

    private UploadTarget(Uri? elsewhere)
    {
        _elsewhere = elsewhere;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(ReceiveAsync);
    }

    public Uri Address { get; private set; } = null!;

    public List<Put> Received { get; } = [];

    public static async Task<UploadTarget> StartAsync(Uri? redirectTo = null)
    {
        var target = new UploadTarget(redirectTo);
        await target._app.StartAsync();
        target.Address = new Uri(target._app.Urls.Single());
        return target;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        if (context.Request.Path == "/forbidden" || !HttpMethods.IsPut(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (context.Request.Path == "/redirect")
        {
            context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            context.Response.Headers.Location = _elsewhere!.AbsoluteUri;
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Received.Add(new Put($"{context.Request.Path}{context.Request.QueryString}", context.Request.ContentType, body.ToArray()));
        if (context.Request.Path == "/endless")
        {
            await context.Response.Body.WriteAsync(new byte[100]);
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }
}

internal sealed record Put(string Path, string? ContentType, byte[] Body);
