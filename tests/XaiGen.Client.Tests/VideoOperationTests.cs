using XaiGen.Emulator;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Client.Tests;

/// <summary>Long-running work: asked about, waited for, taken up again, and its ends.</summary>
public sealed class VideoOperationTests
{
    private const string Done = """
        {"status":"done","video":{"url":"https://vidgen.example/a.mp4","duration":5,"respect_moderation":true},"model":"grok-imagine-video","usage":{"cost_in_usd_ticks":2500000000}}
        """;

    [Fact]
    public async Task Waiting_tells_the_progress_and_ends_with_the_video()
    {
        await using var server =
            new ScriptedServer(Status(200, """{"request_id":"request-1"}"""), Pending(10), Pending(70), Status(200, Done));
        var told = new Told<int>();

        VideoOperation operation = await ClientOf(server).Videos.GenerateAsync("A ferry");
        VideoStatus.Done done = await operation.WaitForResultAsync(told);

        operation.Id.ShouldBe(new GenerationId("request-1"));
        told.Values.ShouldBe([10, 70, 100]);
        done.Video.ShouldNotBeNull().Duration.ShouldBe(TimeSpan.FromSeconds(5));
        done.Usage.ShouldNotBeNull().CostInUsd.ShouldBe(0.25m);
        done.Model.ShouldBe(VideoModel.GrokImagineVideo);
        operation.HasCompleted.ShouldBeTrue();
        server.Requests.Skip(1).Select(request => request.Target).ShouldAllBe(target => target == "/v1/videos/request-1");
    }

    [Fact]
    public async Task The_emulators_progress_follows_its_clock()
    {
        var clock = new ManualTimeProvider();
        await using XaiEmulator emulator = await XaiEmulator.StartAsync(
            new XaiEmulatorOptions { TimeProvider = clock, RenderTime = TimeSpan.FromSeconds(10) });
        VideoOperation operation = await emulator.CreateClient().Videos.GenerateAsync("A ferry", duration: TimeSpan.FromSeconds(1));

        (await operation.UpdateAsync()).ShouldBeOfType<VideoStatus.Pending>().Progress.ShouldBeNull();
        operation.HasCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(5));
        (await operation.UpdateAsync()).ShouldBeOfType<VideoStatus.Pending>().Progress.ShouldNotBeNull().ShouldBeInRange(40, 60);
        clock.Advance(TimeSpan.FromSeconds(5));
        (await operation.UpdateAsync()).ShouldBeOfType<VideoStatus.Done>().Video.ShouldNotBeNull().Url.ShouldNotBeNull();
        operation.Progress.ShouldBe(100);
    }

    [Fact]
    public async Task Waiting_goes_by_the_clients_clock_and_the_progress_never_goes_back()
    {
        var clock = new ManualTimeProvider();
        await using XaiEmulator emulator =
            await XaiEmulator.StartAsync(new XaiEmulatorOptions { TimeProvider = clock, RenderTime = TimeSpan.FromMinutes(1) });
        var client = new XaiClient(
            "key", new XaiClientOptions { Endpoint = emulator.BaseAddress, TimeProvider = clock, PollInterval = TimeSpan.FromSeconds(5) });
        VideoOperation video = await client.Videos.GenerateAsync("A ferry", duration: TimeSpan.FromSeconds(1));
        ImageOperation image = await client.Images.GenerateDeferredAsync(new ImageRequest { Prompt = "A ferry" });
        var told = new Told<int>();

        Task<VideoStatus> limited = video.WaitAsync(timeout: TimeSpan.FromSeconds(10));
        await AdvanceAsync(clock, limited);
        Task<VideoStatus> filmed = video.WaitAsync(told);
        Task<ImageStatus> painted = image.WaitAsync();
        await AdvanceAsync(clock, Task.WhenAll(filmed, painted));

        (await Should.ThrowAsync<TimeoutException>(limited)).Message.ShouldContain("has not ended within 00:00:10");
        (await filmed).ShouldBeOfType<VideoStatus.Done>();
        (await painted).ShouldBeOfType<ImageStatus.Done>();
        told.Values.ShouldBeInOrder();
        told.Values[^1].ShouldBe(100);
    }

    [Fact]
    public async Task Work_is_taken_up_again_by_its_id_in_another_client()
    {
        await using XaiEmulator emulator = await XaiEmulator.StartAsync(new XaiEmulatorOptions { RenderTime = TimeSpan.Zero });
        VideoOperation started = await emulator.CreateClient().Videos.GenerateAsync("A ferry", duration: TimeSpan.FromSeconds(1));
        string kept = started.Id.Value;

        VideoOperation resumed = emulator.CreateClient().Videos.Resume(new GenerationId(kept));
        VideoStatus.Done done = await resumed.WaitForResultAsync();

        done.Video.ShouldNotBeNull().Duration.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Work_of_another_team_or_of_nobody_is_not_found()
    {
        await using XaiEmulator emulator = await XaiEmulator.StartAsync();
        VideoOperation started = await emulator.CreateClient("one-team").Videos.GenerateAsync("A ferry");

        (await Should.ThrowAsync<XaiException>(
            emulator.CreateClient("another-team").Videos.Resume(started.Id).UpdateAsync())).Status.ShouldBe(404);
        (await Should.ThrowAsync<XaiException>(emulator.CreateClient().Videos.GetAsync(new GenerationId("nothing")))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_failure_has_the_services_code_and_words()
    {
        await using var server = new ScriptedServer(Pending(40), Status(200,
            """{"status":"failed","error":{"code":"invalid_argument","message":"The clip is too dark."},"usage":{"cost_in_usd_ticks":100000000}}"""));
        VideoOperation operation = ClientOf(server).Videos.Resume(new GenerationId("request-1"));

        XaiOperationException error = await Should.ThrowAsync<XaiOperationException>(operation.WaitForResultAsync());

        error.State.ShouldBe("failed");
        error.Code.ShouldBe("invalid_argument");
        error.ServerMessage.ShouldBe("The clip is too dark.");
        error.Id.ShouldBe("request-1");
        error.Message.ShouldContain("'request-1' ended without a result (failed): invalid_argument: The clip is too dark.");
        VideoStatus.Failed failed = operation.LastStatus.ShouldBeOfType<VideoStatus.Failed>();
        failed.Error.ShouldNotBeNull().Code.ShouldBe(GenerationErrorCode.InvalidArgument);
        failed.Usage.ShouldNotBeNull().CostInUsd.ShouldBe(0.01m);
    }

    [Fact]
    public async Task A_result_that_is_no_longer_kept_is_an_end_of_its_own()
    {
        await using var server = new ScriptedServer(Status(200, """{"status":"expired"}"""));
        VideoOperation operation = ClientOf(server).Videos.Resume(new GenerationId("request-1"));

        (await Should.ThrowAsync<XaiOperationException>(operation.WaitForResultAsync())).State.ShouldBe("expired");
        operation.LastStatus.ShouldBeOfType<VideoStatus.Expired>();
    }

    [Fact]
    public async Task Waiting_without_asking_for_the_result_gives_every_end_to_match()
    {
        await using var server = new ScriptedServer(Status(200, """{"status":"expired"}"""));

        VideoStatus end = await ClientOf(server).Videos.Resume(new GenerationId("request-1")).WaitAsync();

        end.Match(
            pending: _ => "pending",
            done: _ => "done",
            failed: _ => "failed",
            expired: _ => "expired",
            unknown: _ => "unknown").ShouldBe("expired");
    }

    [Fact]
    public async Task A_status_that_is_not_known_yet_is_kept_and_waited_on()
    {
        await using var server = new ScriptedServer(Status(200, """{"status":"queued","place":3}"""), Status(200, Done));
        VideoOperation operation = ClientOf(server).Videos.Resume(new GenerationId("request-1"));

        VideoStatus first = await operation.UpdateAsync();
        await operation.WaitForResultAsync();

        first.ShouldBeOfType<VideoStatus.Unknown>().Json.GetProperty("place").GetInt32().ShouldBe(3);
        operation.HasCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task An_empty_202_means_that_the_work_goes_on()
    {
        await using var server = new ScriptedServer(Status(202), Status(202), Status(200, Done));
        VideoOperation operation = ClientOf(server).Videos.Resume(new GenerationId("request-1"));

        (await operation.UpdateAsync()).ShouldBe(new VideoStatus.Pending());
        (await operation.WaitForResultAsync()).Video.ShouldNotBeNull();
    }

    [Fact]
    public async Task An_empty_200_is_no_answer()
    {
        await using var server = new ScriptedServer(Status(200));
        (await Should.ThrowAsync<XaiException>(ClientOf(server).Videos.GetAsync(new GenerationId("request-1"))))
            .Message.ShouldContain("cannot be read: the body is empty.");
    }

    [Fact]
    public async Task Waiting_may_have_a_limit_and_the_work_goes_on_after_it()
    {
        await using XaiEmulator emulator = await XaiEmulator.StartAsync(new XaiEmulatorOptions { TimeProvider = new ManualTimeProvider() });
        VideoOperation operation = await emulator.CreateClient().Videos.GenerateAsync("A ferry");

        TimeoutException error = await Should.ThrowAsync<TimeoutException>(operation.WaitAsync(timeout: TimeSpan.FromMilliseconds(1)));

        error.Message.ShouldContain($"'{operation.Id}' has not ended within 00:00:00.0010000");
        error.Message.ShouldContain("The work continues at the service");
        (await operation.UpdateAsync()).ShouldBeOfType<VideoStatus.Pending>();
    }

    [Fact]
    public async Task Cancelling_ends_the_waiting_and_not_the_work()
    {
        await using XaiEmulator emulator = await XaiEmulator.StartAsync(new XaiEmulatorOptions { TimeProvider = new ManualTimeProvider() });
        VideoOperation operation = await emulator.CreateClient().Videos.GenerateAsync("A ferry");
        using var cancellation = new CancellationTokenSource();

        Task waiting = operation.WaitAsync(cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(waiting)).CancellationToken.ShouldBe(cancellation.Token);
        (await operation.UpdateAsync()).ShouldBeOfType<VideoStatus.Pending>();
    }

    private static async Task AdvanceAsync(ManualTimeProvider clock, Task work)
    {
        while (!work.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1);
        }
    }

    private static XaiClient ClientOf(ScriptedServer server)
        => new("key", new XaiClientOptions { Endpoint = server.Address, PollInterval = TimeSpan.FromMilliseconds(1) });

    private static Answer Pending(int progress) => Status(202, $$"""{"status":"pending","progress":{{progress}}}""");
}
