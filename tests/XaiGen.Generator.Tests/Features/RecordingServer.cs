using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace XaiGen.Generator.Tests.Features;

/// <summary>A request as Kestrel received it: the raw target and the body.</summary>
public sealed record RecordedRequest(string Method, string Target, IHeaderDictionary Headers, string Body);

/// <summary>The server's next response.</summary>
public sealed record Reply(int Status, string? MediaType = null, string Body = "", params (string Name, string Value)[] Headers)
{
    public static Reply Nothing { get; } = new(204);

    public static Reply Json(string json, int status = 200) => new(status, "application/json", json);
}

/// <summary>A real server on this machine that keeps the last request and sends the configured reply.</summary>
public sealed class RecordingServer : IAsyncLifetime
{
    private WebApplication? _app;

    public Uri Address { get; private set; } = null!;

    public RecordedRequest Last { get; private set; } = null!;

    public Reply Reply { get; set; } = Reply.Nothing;

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

    private async Task ServeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Last = new RecordedRequest(
            context.Request.Method,
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            new HeaderDictionary(
                context.Request.Headers.ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase)),
            Encoding.UTF8.GetString(body.ToArray()));

        context.Response.StatusCode = Reply.Status;
        context.Response.ContentType = Reply.MediaType;
        foreach ((string name, string value) in Reply.Headers)
        {
            context.Response.Headers.Append(name, value);
        }

        if (Reply.Status != 204)
        {
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Reply.Body));
        }
    }
}
