using System.ClientModel.Primitives;

namespace XaiGen.Client.Tests.Telemetry;

/// <summary>Without listeners, telemetry costs nothing. No other test may listen in the meantime.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class UnwatchedTests
{
    [Fact]
    public void Nothing_is_allocated()
    {
        var without = ClientPipeline.Create(Options(), [], [], []);
        var with = ClientPipeline.Create(Options(), [new CallTelemetry(new XaiClientOptions())], [], []);

        Allocated(with).ShouldBe(Allocated(without));
        using var watcher = new Watcher(new Uri("http://127.0.0.1"));
        Allocated(with).ShouldBeGreaterThan(Allocated(without), "The measure can tell.");
    }

    private static long Allocated(ClientPipeline pipeline)
    {
        long Send()
        {
            using PipelineMessage message = pipeline.CreateMessage();
            message.Request.Method = "GET";
            message.Request.Uri = new Uri("http://127.0.0.1/v1/files");
            long before = GC.GetAllocatedBytesForCurrentThread();
            pipeline.Send(message);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Send();
        return Enumerable.Range(0, 100).Min(_ => Send());
    }

    private static ClientPipelineOptions Options() => new() { Transport = new NoTransport(), RetryPolicy = new OneTry() };

    private sealed class OneTry : PipelinePolicy
    {
        public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
            => ProcessNext(message, pipeline, currentIndex);

        public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
            => ProcessNextAsync(message, pipeline, currentIndex);
    }

    /// <summary>Answers with nothing, at once.</summary>
    private sealed class NoTransport : PipelineTransport
    {
        private readonly HttpClientPipelineTransport _inner = new(new HttpClient(new Empty()));

        protected override PipelineMessage CreateMessageCore() => _inner.CreateMessage();

        protected override void ProcessCore(PipelineMessage message) => _inner.Process(message);

        protected override ValueTask ProcessCoreAsync(PipelineMessage message) => _inner.ProcessAsync(message);
    }

    private sealed class Empty : HttpMessageHandler
    {
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => new();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => Task.FromResult(new HttpResponseMessage());
    }
}
