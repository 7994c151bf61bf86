using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace XaiGen.Generator.Tests.Features;

/// <summary>A real server on this machine that responds in pieces, as the test specifies, and records its requests.</summary>
public sealed class StreamingServer : IAsyncLifetime
{
    private WebApplication? _app;

    public Uri Address { get; private set; } = null!;

    /// <summary>Serves a request; the second argument is the number of the request, from 1.</summary>
    public Func<HttpContext, int, Task> Serve { get; set; } = (_, _) => Task.CompletedTask;

    public ConcurrentQueue<RecordedRequest> Requests { get; } = [];

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

    /// <summary>Serves a complete body of one media type.</summary>
    public void Respond(string mediaType, string body, params (string Name, string Value)[] headers) => Serve = async (context, _) =>
    {
        context.Response.ContentType = mediaType;
        foreach ((string name, string value) in headers)
        {
            context.Response.Headers.Append(name, value);
        }

        await SendAsync(context, body);
    };

    /// <summary>Sends a piece immediately.</summary>
    public static async Task SendAsync(HttpContext context, string piece)
    {
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(piece));
        await context.Response.Body.FlushAsync();
    }

    private async Task ServeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Requests.Enqueue(new RecordedRequest(
            context.Request.Method,
            context.Request.Path + context.Request.QueryString,
            new HeaderDictionary(
                context.Request.Headers.ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase)),
            Encoding.UTF8.GetString(body.ToArray())));
        await Serve(context, Requests.Count);
    }
}
