using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace XaiGen.Benchmarks.Client;

/// <summary>
/// A server in a separate process, so that its allocations do not count as the client's. Any GET returns a file; uploads are discarded.
/// </summary>
internal sealed class LoopbackServer : IDisposable
{
    public const int Images = 10, ImageBytes = 8 * 1024 * 1024;

    private readonly Process _process;

    public LoopbackServer()
    {
        _process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, "serve")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Address = new Uri(_process.StandardOutput.ReadLine()!);
    }

    public Uri Address { get; }

    /// <summary>The length of the response with images, in bytes.</summary>
    public static long ImagesLength => ImagesBody().Sum(piece => (long)piece.Length);

    private static async Task EventsAsync(Stream body)
    {
        byte[] block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, EventStreams.EventsInBlock)
            .Select(i => $"data: {{\"id\":\"chunk-0123456789\",\"index\":{i},\"delta\":\" a few words of text\"}}\n\n")));
        for (int sent = 0; sent < EventStreams.Events; sent += EventStreams.EventsInBlock)
        {
            await body.WriteAsync(block);
        }
    }

    private static async Task TicksAsync(Stream body)
    {
        for (int i = 0; i < EventStreams.Ticks; i++)
        {
            await Task.Delay(20);
            await body.WriteAsync(
                Encoding.UTF8.GetBytes($"data: {{\"id\":\"tick\",\"index\":{i},\"delta\":\"{Stopwatch.GetTimestamp()}\"}}\n\n"));
            await body.FlushAsync();
        }
    }

    /// <summary>Serves requests until standard input ends.</summary>
    public static async Task<int> ServeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
        });
        await using WebApplication app = builder.Build();
        byte[] file = Encoding.UTF8.GetBytes(Bodies.File);
        app.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            if (context.Request.Path.Value is "/events" or "/ticks")
            {
                context.Response.ContentType = "text/event-stream";
                await (context.Request.Path.Value == "/events" ? EventsAsync(context.Response.Body) : TicksAsync(context.Response.Body));
                return;
            }

            bool isImages = context.Request.Path.Value!.EndsWith("/images/generations", StringComparison.Ordinal);
            IReadOnlyList<byte[]> body = isImages ? ImagesBody() : [file];
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = body.Sum(piece => (long)piece.Length);
            foreach (byte[] piece in body)
            {
                await context.Response.Body.WriteAsync(piece);
            }
        });
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await Console.In.ReadToEndAsync();
        return 0;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static IReadOnlyList<byte[]> ImagesBody()
    {
        byte[] image = RandomNumberGenerator.GetBytes(ImageBytes);
        byte[] text = new byte[Base64.GetMaxEncodedToUtf8Length(ImageBytes)];
        Base64.EncodeToUtf8(image, text, out _, out _);
        var pieces = new List<byte[]> { "{\"created\":1795222800,\"data\":["u8.ToArray() };
        for (int i = 0; i < Images; i++)
        {
            pieces.Add(Encoding.UTF8.GetBytes(i == 0 ? "{\"b64_json\":\"" : ",{\"b64_json\":\""));
            pieces.Add(text);
            pieces.Add("\"}"u8.ToArray());
        }

        pieces.Add("]}"u8.ToArray());
        return pieces;
    }
}
