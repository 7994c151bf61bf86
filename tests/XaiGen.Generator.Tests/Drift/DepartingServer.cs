using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using XaiGen.Generator.Tests.Features;

namespace XaiGen.Generator.Tests.Drift;

/// <summary>A real server on this machine whose responses differ from the contract in the way that the path names.</summary>
public sealed class DepartingServer : IAsyncLifetime
{
    /// <summary>From this number on, responses match the contract.</summary>
    public const int FirstFitting = 1000;

    private WebApplication? _app;

    public Uri Address { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(ServeAsync);
        await _app.StartAsync();
        Address = new Uri(_app.Urls.Single());
    }

    public async Task DisposeAsync() => await _app!.DisposeAsync();

    private static async Task ServeAsync(HttpContext context)
    {
        int way = int.Parse(context.Request.Path.Value!.Split('/')[^1], CultureInfo.InvariantCulture);
        Reply reply = way < FirstFitting ? Departure.All[way].Reply : Departure.Fitting[way - FirstFitting].Reply;
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.MediaType;
        foreach ((string name, string value) in reply.Headers)
        {
            context.Response.Headers.Append(name, value);
        }

        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(reply.Body));
    }
}
