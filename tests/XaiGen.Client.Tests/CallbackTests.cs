using System.ClientModel.Primitives;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using XaiGen.Client.Tests.Faults;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Client.Tests;

/// <summary>
/// Code of the user that the client calls may throw at any moment. Nothing billed is lost, nothing is sent twice, and an ID that is needed
/// to go on is told.
/// </summary>
[Collection(EnvironmentCollection.Name)]
public sealed class CallbackTests : EmulatorTests
{
    private const string Images = """{"data":[{"url":"https://x/1.png"}],"usage":{"cost_in_usd_ticks":200000000},"unheard":1}""";
    private const string Created = """{"batch_id":"batch_1"}""";

    private static readonly ImageRequest s_ferry = new() { Prompt = "A ferry" };

    [Theory]
    [InlineData(null)]
    [InlineData(false)]
    public async Task A_log_that_throws_at_any_moment_costs_no_result(bool? logsMessages)
    {
        for (int moment = 0; ; moment++)
        {
            await using var server = new ScriptedServer(Status(429), Status(200, Images));
            var log = new ThrowingLog(moment);
            var options = new XaiClientOptions
            {
                Endpoint = server.Address,
                TimeProvider = new EagerClock(),
                ClientLoggingOptions = new ClientLoggingOptions { LoggerFactory = log, EnableMessageLogging = logsMessages },
            };

            ImageResponse images = await new XaiClient("key", options).Images.GenerateAsync(s_ferry);

            images.Image.Url.ShouldBe(new Uri("https://x/1.png"));
            server.Requests.Count.ShouldBe(2);
            if (!log.HasThrown)
            {
                moment.ShouldBeGreaterThan(8);
                return;
            }
        }
    }

    [Fact]
    public async Task Listeners_that_throw_cost_no_result()
    {
        await using var server = new ScriptedServer(
            Status(429),
            Status(200, Images),
            Status(200, """
                {"batch_id":"batch_1","state":{"num_requests":1,"num_pending":0,"num_success":1},
                 "cost_breakdown":{"total_cost_usd_ticks":200000000}}
                """));
        using var activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == XaiTelemetry.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ => throw new InvalidOperationException("The exporter is gone."),
        };
        ActivitySource.AddActivityListener(activities);
        using var meters = new MeterListener();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name.StartsWith("xaigen", StringComparison.OrdinalIgnoreCase))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<long>((_, _, _, _) => throw new InvalidOperationException("The exporter is gone."));
        meters.SetMeasurementEventCallback<double>((_, _, _, _) => throw new InvalidOperationException("The exporter is gone."));
        meters.Start();
        XaiClient client = ClientOf(server, options => options.ContractDrifted += (_, _) => throw new InvalidOperationException("Gone."));

        (await client.Images.GenerateAsync(s_ferry)).Image.Url.ShouldBe(new Uri("https://x/1.png"));
        (await client.Batches.GetAsync(new BatchId("batch_1"))).State!.Succeeded.ShouldBe(1);

        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Progress_that_throws_ends_neither_the_waiting_nor_a_transfer()
    {
        string path = Path.GetTempFileName();
        try
        {
            var broken = new Broken();
            await using var server = new ScriptedServer(
                Status(200, """{"id":"f","object":"file","bytes":1,"created_at":1,"filename":"a"}"""));

            VideoStatus.Done film = await Client.Videos.GenerateAndWaitAsync("It leaves", progress: broken);
            FileObject file = await ClientOf(server).Files.UploadAsync(Png, "a.png", progress: broken);
            IReadOnlyList<BatchResult<FileObject>> files = await Client.Files.UploadManyAsync(
                [FilePart.FromBytes(Png, "b.png")], options: new UploadBatchOptions { FileProgress = broken, Progress = broken });
            await Client.Files.DownloadToAsync(files[0].Value!.Id, path, progress: broken);

            film.Url.ShouldNotBeNull();
            file.Filename.ShouldBe("a");
            server.Requests.ShouldHaveSingleItem();
            (await File.ReadAllBytesAsync(path)).ShouldBe(Png);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_batch_whose_id_could_not_be_kept_is_cancelled_before_it_has_jobs()
    {
        await using var server = new ScriptedServer(Status(200, Created));
        var options = new BatchRunOptions { Created = _ => throw new IOException("The disk is full.") };

        XaiException error = await Should.ThrowAsync<XaiException>(ClientOf(server).Batches.RunAsync([s_ferry], options));

        error.Message.ShouldBe(
            "The callback that receives the batch's ID failed: The disk is full. The batch 'batch_1' has no jobs; it was cancelled.");
        error.InnerException.ShouldBeOfType<IOException>();
        error.Kind.ShouldBe(XaiErrorKind.Other);
        server.Requests.Select(request => $"{request.Method} {request.Target}").ShouldBe(
            ["POST /v1/batches", "POST /v1/batches/batch_1:cancel"]);
    }

    [Fact]
    public async Task A_batch_that_can_be_neither_kept_nor_cancelled_is_named()
    {
        await using var server = new ScriptedServer(Status(200, Created), Status(403));
        var options = new GenerationBatchOptions { Economy = true, BatchCreated = _ => throw new IOException("The disk is full.") };

        IReadOnlyList<BatchResult<ImageResponse>> results = await ClientOf(server).Images.RunManyAsync([s_ferry, s_ferry], options);

        results.Select(result => result.Error.ShouldBeOfType<XaiException>().Message).Distinct().ShouldHaveSingleItem().ShouldBe(
            "The callback that receives the batch's ID failed: The disk is full. "
            + "The batch 'batch_1' has no jobs; it could not be cancelled.");
    }

    [Fact]
    public async Task A_start_of_a_batch_that_is_cancelled_says_which_batch_was_cancelled_with_it()
    {
        using var cancelling = new CancellationTokenSource();
        await using var server = new ScriptedServer(Status(200, Created));
        var options = new BatchRunOptions { Created = _ => cancelling.Cancel() };

        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ClientOf(server).Batches.RunAsync([s_ferry], options, cancelling.Token));

        error.Message.ShouldContain("The batch 'batch_1' has 0 of 1 jobs, perhaps more; it was cancelled.");
        error.CancellationToken.ShouldBe(cancelling.Token);
        server.Requests[^1].Target.ShouldBe("/v1/batches/batch_1:cancel");
    }

    [Fact]
    public async Task Jobs_of_a_batch_that_is_no_longer_read_say_with_which_id_it_goes_on()
    {
        using var cancelling = new CancellationTokenSource();
        await using var cancelled = new ScriptedServer(
            Status(200, Created), Status(200), (_, stopping) =>
            {
                cancelling.Cancel();
                return Task.Delay(Timeout.Infinite, stopping);
            });
        await using var failing = new ScriptedServer(
            Status(200, Created), Status(200), Status(400, """{"code":"invalid-argument","error":"No."}"""));
        var options = new GenerationBatchOptions { Economy = true };
        const string GoesOn = "The batch 'batch_1' continues at the service: resume it with its ID.";

        IReadOnlyList<BatchResult<ImageResponse>> left =
            await ClientOf(cancelled).Images.RunManyAsync([s_ferry], options, cancelling.Token);
        IReadOnlyList<BatchResult<ImageResponse>> lost = await ClientOf(failing).Images.RunManyAsync([s_ferry], options);

        left[0].Error.ShouldBeAssignableTo<OperationCanceledException>()!.Message.ShouldEndWith(GoesOn);
        XaiException error = lost[0].Error.ShouldBeOfType<XaiException>();
        error.Message.ShouldEndWith(GoesOn);
        (error.Status, error.Kind, error.Code).ShouldBe((400, XaiErrorKind.InvalidRequest, "invalid-argument"));
    }

    [Fact]
    public async Task Waiting_that_is_cancelled_says_with_which_id_the_work_goes_on()
    {
        using var cancelling = new CancellationTokenSource();
        await using var server = new ScriptedServer(Status(200, """{"request_id":"video-1"}"""), (_, stopping) =>
        {
            cancelling.Cancel();
            return Task.Delay(Timeout.Infinite, stopping);
        });

        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ClientOf(server).Videos.GenerateAndWaitAsync("It leaves", cancellationToken: cancelling.Token));

        error.Message.ShouldContain("'video-1'");
        error.CancellationToken.ShouldBe(cancelling.Token);
    }

    private static XaiClient ClientOf(ScriptedServer server, Action<XaiClientOptions>? configure = null)
    {
        var options = new XaiClientOptions { Endpoint = server.Address, TimeProvider = new EagerClock() };
        configure?.Invoke(options);
        return new XaiClient("key", options);
    }

    private sealed class Broken : IProgress<int>, IProgress<long>, IProgress<UploadProgress>
    {
        public void Report(int value) => throw new IOException("The display is gone.");

        public void Report(long value) => throw new IOException("The display is gone.");

        public void Report(UploadProgress value) => throw new InvalidOperationException("The display is gone.");
    }
}
