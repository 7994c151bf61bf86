using System.Net;
using System.Net.Sockets;
using XaiGen.Emulator;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Client.Tests;

/// <summary>
/// Batches of images and videos: each job has one result at its position, and started work is never lost or billed twice.
/// </summary>
public sealed class RunManyTests : EmulatorTests
{
    private const string Done =
        """{"status":"done","video":{"url":"https://vidgen.example/a.mp4","duration":5,"respect_moderation":true}}""";

    private static readonly VideoRequest s_short = new() { Prompt = "A ferry", Duration = TimeSpan.FromSeconds(1) };

    // A separate clock, because advancing the emulator's clock would also trigger the emulator's timers.
    private readonly ManualTimeProvider _pace = new();

    private static GenerationBatchOptions AtOnce => new() { RequestsPerMinute = new Dictionary<string, int> { [""] = 1_000_000 } };

    [Fact]
    public async Task Videos_of_every_kind_come_in_the_order_of_the_jobs()
    {
        FileOutput clip = await StoreVideoAsync();
        VideoOperation before = await Client.Videos.GenerateAsync(s_short with { Duration = TimeSpan.FromSeconds(4) });
        var started = new Dictionary<int, GenerationId>();
        var told = new Told<int>();

        IReadOnlyList<BatchResult<VideoStatus.Done>> results = await Client.Videos.RunManyAsync(
            [
                s_short,
                new VideoEditRequest { Prompt = "Snow", Video = clip },
                before.Id,
                new VideoExtensionRequest { Prompt = "Sunset", Video = clip, Duration = TimeSpan.FromSeconds(3) },
            ],
            new GenerationBatchOptions
            {
                Started =
                (place, id) => Keep(started, place, id),
                Progress = told,
                RequestsPerMinute = AtOnce.RequestsPerMinute
            });

        results.Select(result => result.Value.ShouldNotBeNull(result.Error?.Message).Video!.Duration.TotalSeconds).ShouldBe([1, 2, 4, 5]);
        results[2].GenerationId.ShouldBe(before.Id);
        started.Keys.ShouldBe([0, 1, 3], ignoreOrder: true);
        started.ShouldAllBe(entry => results[entry.Key].GenerationId == entry.Value);
        told.Values.ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public async Task Images_are_deferred_where_somebody_keeps_their_ids_and_that_can_be()
    {
        FileObject bay = await UploadPngAsync();

        IReadOnlyList<BatchResult<ImageResponse>> results = await Client.Images.RunManyAsync(
            [
                new ImageRequest { Prompt = "A ferry", N = 2 },
                new ImageEditRequest { Prompt = "Brighter", Source = bay },
                new ImageRequest { Prompt = "A ferry", ResponseFormat = ImageResponseFormat.Base64 },
                new ImageEditRequest { Prompt = "Darker", Source = bay, Deferred = false },
            ],
            new GenerationBatchOptions { RequestsPerMinute = AtOnce.RequestsPerMinute, Started = (_, _) => { } });

        results.Select(result => result.Value.ShouldNotBeNull(result.Error?.Message).Data.Count).ShouldBe([2, 1, 1, 1]);
        results.Select(result => result.GenerationId is not null).ShouldBe([true, true, false, false]);
        results[2].Value.ShouldNotBeNull().Image.Base64.ShouldNotBeNull();
        results.ShouldAllBe(result => result.Value!.Usage != null);
        IReadOnlyList<BatchResult<ImageResponse>> again = await Client.Images.RunManyAsync([results[0].GenerationId!.Value]);
        again[0].Value.ShouldNotBeNull().Data.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Images_whose_ids_nobody_keeps_are_made_without_polling()
    {
        IReadOnlyList<BatchResult<ImageResponse>> results = await Client.Images.RunManyAsync(
            Enumerable.Repeat(new ImageRequest { Prompt = "A ferry" }, 3).ToList());

        results.ShouldAllBe(result => result.Succeeded);
        Emulator.Requests.Entries.Select(entry => entry.Operation).ShouldBe(["generateImages", "generateImages", "generateImages"]);
    }

    [Fact]
    public async Task A_job_that_fails_costs_the_others_nothing()
    {
        await using var server = new ScriptedServer(
            Status(200, """{"request_id":"request-1"}"""),
            Status(200, """{"status":"failed","error":{"code":"invalid_argument","message":"Too dark."}}"""),
            Status(400, """{"code":"invalid-argument","error":"No such model."}"""),
            Status(200, """{"request_id":"request-3"}"""),
            Status(200, Done));

        Task<IReadOnlyList<BatchResult<VideoStatus.Done>>> running =
            ClientOf(server).Videos.RunManyAsync([s_short, s_short, s_short], OneByOne());
        await _pace.RunAsync(running);
        IReadOnlyList<BatchResult<VideoStatus.Done>> results = await running;

        results[0].Error.ShouldBeOfType<XaiOperationException>().ServerMessage.ShouldBe("Too dark.");
        results[0].GenerationId.ShouldBe(new GenerationId("request-1"));
        results[1].Error.ShouldBeOfType<XaiException>().Status.ShouldBe(400);
        results[1].GenerationId.ShouldBeNull();
        results[2].Value.ShouldNotBeNull();
        results.Select(result => result.Succeeded).ShouldBe([false, false, true]);
    }

    [Fact]
    public async Task What_a_cancelled_batch_started_is_taken_up_by_another_and_not_started_again()
    {
        await using XaiEmulator emulator =
            await XaiEmulator.StartAsync(new XaiEmulatorOptions { TimeProvider = Clock, RenderTime = TimeSpan.FromSeconds(10) });
        using var cancellation = new CancellationTokenSource();
        var saved = new Dictionary<int, GenerationId>();
        VideoRequest[] requests = [s_short, s_short, s_short];
        var options = new GenerationBatchOptions
        {
            MaxConcurrency = 2,
            RequestsPerMinute = AtOnce.RequestsPerMinute,
            Started = (place, id) =>
            {
                if (Keep(saved, place, id) == 2)
                {
                    cancellation.Cancel();
                }
            },
        };

        IReadOnlyList<BatchResult<VideoStatus.Done>> cancelled =
            await emulator.CreateClient().Videos.RunManyAsync(requests.Select(request => (VideoJob)request), options, cancellation.Token);
        Clock.Advance(TimeSpan.FromSeconds(10));
        var startedLater = new Dictionary<int, GenerationId>();
        Task<IReadOnlyList<BatchResult<VideoStatus.Done>>> resuming = emulator.CreateClient().Videos.RunManyAsync(
            requests.Select((request, place) => saved.TryGetValue(place, out GenerationId id) ? (VideoJob)id : request),
            new GenerationBatchOptions
            {
                RequestsPerMinute =
                AtOnce.RequestsPerMinute,
                Started = (place, id) => Keep(startedLater, place, id)
            });
        while (!resuming.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(1);
        }

        IReadOnlyList<BatchResult<VideoStatus.Done>> resumed = await resuming;

        cancelled.ShouldAllBe(result => result.Error is OperationCanceledException);
        cancelled.Select(result => result.GenerationId).ShouldBe([saved[0], saved[1], null]);
        resumed.ShouldAllBe(result => result.Succeeded);
        resumed.Take(2).Select(result => result.GenerationId).ShouldBe([saved[0], saved[1]]);
        startedLater.Keys.ShouldBe([2]);
    }

    [Fact]
    public async Task A_start_under_way_is_not_torn_off_by_cancelling_and_its_id_is_kept()
    {
        var gate = new TaskCompletionSource();
        await using var server = new ScriptedServer(InHalves(200, "{\"request_id\":", gate.Task, "\"request-1\"}"), Status(500));
        using var cancellation = new CancellationTokenSource();

        Task<IReadOnlyList<BatchResult<VideoStatus.Done>>> running =
            ClientOf(server).Videos.RunManyAsync([s_short, s_short], OneByOne(), cancellation.Token);
        while (server.Requests.Count == 0)
        {
            await Task.Delay(1);
        }

        await cancellation.CancelAsync();
        gate.SetResult();
        IReadOnlyList<BatchResult<VideoStatus.Done>> results = await running;

        results.ShouldAllBe(result => result.Error is OperationCanceledException);
        results.Select(result => result.GenerationId).ShouldBe([new GenerationId("request-1"), null]);
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_id_that_could_not_be_kept_is_that_jobs_error_and_still_in_its_result()
    {
        IReadOnlyList<BatchResult<VideoStatus.Done>> results =
            await Client.Videos.RunManyAsync([s_short, s_short], new GenerationBatchOptions
            {
                RequestsPerMinute = AtOnce.RequestsPerMinute,
                Started = (place, _) =>
                {
                    if (place == 0)
                    {
                        throw new IOException("The disk is full.");
                    }
                },
            });

        results[0].Error.ShouldBeOfType<IOException>();
        results[0].GenerationId.ShouldNotBeNull();
        results[1].Succeeded.ShouldBeTrue();
    }

    [Theory]
    [InlineData("grok-imagine-video", null, 858)]
    [InlineData("grok-imagine-video-1.5", null, 1000)]
    [InlineData("grok-imagine-video-1.5", 120, 500)]
    public async Task Videos_are_started_at_their_models_rate(string model, int? perMinute, int milliseconds)
    {
        await using var server = new ScriptedServer(Status(400));
        VideoJob job = s_short with { Model = model };
        var own = new Dictionary<string, int>();
        if (perMinute is { } set)
        {
            own[model] = set;
        }

        await _pace.RunAsync(ClientOf(server).Videos.RunManyAsync(
            [job, job, job], new GenerationBatchOptions { MaxConcurrency = 1, RequestsPerMinute = own }));

        _pace.Waits.Select(wait => wait.TotalMilliseconds).ShouldBe([milliseconds, milliseconds]);
        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Images_are_started_at_300_a_minute_over_all_batches_of_a_client()
    {
        await using var server = new ScriptedServer(Status(400));
        XaiClient client = ClientOf(server);
        ImageJob job = new ImageRequest { Prompt = "A ferry" };

        await _pace.RunAsync(client.Images.RunManyAsync([job]));
        await _pace.RunAsync(client.Images.RunManyAsync([job]));

        _pace.Waits.ShouldBe([TimeSpan.FromMilliseconds(200)]);
    }

    [Fact]
    public async Task The_published_rate_holds_for_single_calls_and_all_clients_of_a_key()
    {
        await using var server = new ScriptedServer(Status(400));
        (XaiClient one, XaiClient other, XaiClient stranger) = (ClientOf(server), ClientOf(server), ClientOf(server, "another-key"));
        var video = new VideoRequest { Prompt = "It leaves", Model = VideoModel.GrokImagineVideo1_5 };

        await _pace.RunAsync(TryAsync(one.Videos.GenerateAsync(video)));
        await _pace.RunAsync(TryAsync(other.Videos.GenerateAsync(video)));
        await _pace.RunAsync(TryAsync(other.Files.ListPageAsync()));
        await _pace.RunAsync(TryAsync(stranger.Videos.GenerateAsync(video)));
        await _pace.RunAsync(TryAsync(one.Videos.GenerateAsync(video with { Model = VideoModel.GrokImagineVideo })));
        await _pace.RunAsync(TryAsync(one.Images.GenerateAsync("A ferry", ImageModel.GrokImagineImage)));
        await _pace.RunAsync(one.Videos.RunManyAsync([video]));

        _pace.Waits.ShouldBe([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)]);
        server.Requests.Count.ShouldBe(7);

        static async Task TryAsync(Task call) => await Should.ThrowAsync<XaiException>(call);
    }

    [Fact]
    public async Task A_rate_of_ones_own_takes_the_place_of_the_published_one_and_holds_for_repetitions_too()
    {
        await using var server = new ScriptedServer(Status(429), Status(400));
        XaiClient client = ClientOf(server, configure: options =>
        {
            options.RequestsPerMinute = new Dictionary<string, int> { ["grok-imagine-image"] = 2 };
            options.MaxRetries = 1;
            options.RetryDelay = TimeSpan.Zero;
        });

        await _pace.RunAsync(Should.ThrowAsync<XaiException>(client.Images.GenerateAsync("A ferry", ImageModel.GrokImagineImage)));

        _pace.Waits.Sum(wait => wait.TotalSeconds).ShouldBe(30);
        Should.Throw<ArgumentOutOfRangeException>(
            () => new XaiClientOptions { RequestsPerMinute = new Dictionary<string, int> { ["a"] = 0 } });
    }

    [Fact]
    public async Task What_is_cancelled_before_its_turn_is_not_sent_and_costs_no_budget()
    {
        await using var server = new ScriptedServer(Status(400));
        XaiClient client = ClientOf(server, configure: options => options.BudgetInUsd = 100);
        using Budget budget = client.Budget(100);
        using var cancelling = new CancellationTokenSource();
        await Should.ThrowAsync<XaiException>(client.Images.GenerateAsync("A ferry"));

        Task<ImageResponse> waiting = client.Images.GenerateAsync("A ferry", cancellationToken: cancelling.Token);
        decimal reserved = budget.ReservedInUsd;
        await cancelling.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(waiting);

        (reserved, budget.ReservedInUsd, server.Requests.Count).ShouldBe((0.02m, 0m, 1));
    }

    [Fact]
    public async Task A_turn_that_would_come_after_the_time_limit_is_not_waited_for()
    {
        await using var server = new ScriptedServer(Status(400));
        XaiClient client = ClientOf(server, configure: options =>
        {
            options.RequestsPerMinute = new Dictionary<string, int> { [""] = 1 };
            options.TotalTimeout = TimeSpan.FromSeconds(59);
            options.BudgetInUsd = 100;
        });
        using Budget budget = client.Budget(100);
        await Should.ThrowAsync<XaiException>(client.Images.GenerateAsync("A ferry"));

        TimeoutException error = await Should.ThrowAsync<TimeoutException>(client.Images.GenerateAsync("A ferry"));

        error.Message.ShouldContain("would have to wait for 00:01:00, and the TotalTimeout is 00:00:59");
        (budget.ReservedInUsd, server.Requests.Count).ShouldBe((0m, 1));
        _pace.Waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_models_rate_does_not_hold_up_another_nor_what_is_taken_up()
    {
        await using var server = new ScriptedServer(Status(400));

        await ClientOf(server).Videos.RunManyAsync(
            [s_short with { Model = "a" }, s_short with { Model = "b" }, new GenerationId("request-1"), new GenerationId("request-2")]);

        server.Requests.Count.ShouldBe(4);
        _pace.Waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_more_are_under_way_than_asked_for()
    {
        (int now, int most) = (0, 0);
        var options = new GenerationBatchOptions
        {
            MaxConcurrency = 2,
            RequestsPerMinute = AtOnce.RequestsPerMinute,
            Started = (_, _) => most = Math.Max(most, Interlocked.Increment(ref now)),
            Progress = new Ended(() => Interlocked.Decrement(ref now)),
        };

        IReadOnlyList<BatchResult<VideoStatus.Done>> results =
            await Client.Videos.RunManyAsync(Enumerable.Repeat((VideoJob)s_short, 8), options);

        results.ShouldAllBe(result => result.Succeeded);
        most.ShouldBeInRange(1, 2);
    }

    [Fact]
    public void Options_and_jobs_that_cannot_be_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(
            () => new GenerationBatchOptions { RequestsPerMinute = new Dictionary<string, int> { ["a"] = 0 } });
        Should.Throw<ArgumentNullException>(() => (VideoJob)(VideoRequest)null!);
        Should.Throw<ArgumentNullException>(() => (ImageJob)(ImageEditRequest)null!);
    }

    private static GenerationBatchOptions OneByOne() => new() { MaxConcurrency = 1, RequestsPerMinute = AtOnce.RequestsPerMinute };

    private static int Keep(Dictionary<int, GenerationId> saved, int place, GenerationId id)
    {
        lock (saved)
        {
            saved[place] = id;
            return saved.Count;
        }
    }

    /// <summary>A client of a server whose host name is not this machine's, so that the published rate limits apply.</summary>
    private XaiClient ClientOf(ScriptedServer server, string key = "key", Action<XaiClientOptions>? configure = null)
    {
        SocketsHttpHandler handler = XaiClientOptions.CreateHandler();
        handler.ConnectCallback = async (_, cancellation) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, server.Address.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        };
        var options = new XaiClientOptions
        {
            Endpoint = new Uri("http://api.example"),
            AllowInsecureHttp = true,
            HttpHandler = handler,
            MaxRetries = 0,
            TimeProvider = _pace,
        };
        configure?.Invoke(options);
        return new XaiClient(key, options);
    }

    private sealed class Ended(Action end) : IProgress<int>
    {
        public void Report(int value) => end();
    }
}
