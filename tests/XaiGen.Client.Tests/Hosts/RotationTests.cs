using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Client.Tests.Hosts;

/// <summary>
/// A client that lives as long as the program, over handlers that live for a second: each request takes a current one, and what is still
/// being read keeps its own.
/// </summary>
public sealed class RotationTests
{
    [Fact]
    public async Task A_download_outlives_its_handler_and_other_requests_have_new_ones()
    {
        var rest = new TaskCompletionSource();
        await using var server = new ScriptedServer(InHalves(200, "first", rest.Task, "second"), Status(200, """{"data":[]}"""));
        var handlers = new ConcurrentQueue<Tracked>();
        var services = new ServiceCollection();
        services.AddXaiClient(settings => (settings.ApiKey, settings.Options.Endpoint) = ("key", server.Address))
            .SetHandlerLifetime(TimeSpan.FromSeconds(1))
            .AddHttpMessageHandler(() =>
            {
                var handler = new Tracked();
                handlers.Enqueue(handler);
                return handler;
            });
        await using ServiceProvider provider = services.BuildServiceProvider();
        XaiClient client = provider.GetRequiredService<XaiClient>();

        await using Stream content = await client.Files.DownloadAsync(new FileId("file_1"));
        var passed = Stopwatch.StartNew();
        while (handlers.Count < 3)
        {
            passed.Elapsed.ShouldBeLessThan(
                TimeSpan.FromSeconds(30), $"The client still uses one of {handlers.Count} handlers, each of which lives for a second.");
            await client.Files.ListPageAsync();
            GC.Collect();
            await Task.Delay(20);
        }

        rest.SetResult();

        (await BinaryData.FromStreamAsync(content)).ToString().ShouldBe("firstsecond");
        handlers.ShouldAllBe(handler => !handler.WasUsedAfterDisposal);
        handlers.First().Requests.ShouldBePositive();
    }

    private sealed class Tracked : DelegatingHandler
    {
        private volatile bool _isDisposed;

        public int Requests { get; private set; }

        public bool WasUsedAfterDisposal { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            WasUsedAfterDisposal |= _isDisposed;
            return base.SendAsync(request, cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            _isDisposed = true;
            base.Dispose(disposing);
        }
    }
}
