using System.Text;
using System.Text.Json.Nodes;
using XaiGen.Emulator;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Client.Tests;

/// <summary>Batches, from the first job to the last result.</summary>
public sealed class BatchTests : EmulatorTests
{
    private const string Ended =
        """{"batch_id":"batch_1","state":{"num_requests":4,"num_pending":0,"num_success":1,"num_error":3,"num_cancelled":0}}""";

    private static readonly ImageRequest s_ferry = new() { Prompt = "A ferry" };

    [Fact]
    public async Task Jobs_of_every_kind_come_back_as_what_they_are_with_their_cost()
    {
        FileObject picture = await UploadPngAsync();
        FileOutput clip = await StoreVideoAsync();
        IBatchItem[] jobs =
        [
            s_ferry,
            new ImageEditRequest { Prompt = "Brighter", Source = picture },
            BatchItem.From(new VideoRequest { Prompt = "It leaves", Duration = TimeSpan.FromSeconds(2) }).WithId("trailer"),
            new VideoEditRequest { Prompt = "It snows", Video = clip },
            new VideoExtensionRequest { Prompt = "It arrives", Video = clip, Duration = TimeSpan.FromSeconds(2) },
        ];
        BatchId? created = null;

        BatchOperation batch = await Client.Batches.RunAsync(jobs, new BatchRunOptions { Name = "spring", Created = id => created = id });
        Batch ended = await WaitAsync(batch);
        List<BatchItemResult> results = await ReadAsync(batch);

        created.ShouldBe(batch.Id);
        (ended.Name, ended.State!.Requests, ended.State.Succeeded, batch.Progress).ShouldBe(("spring", 5, 5, 100));
        results.Select(result => result.JobId).Order().ShouldBe(["0", "1", "3", "4", "trailer"]);
        results.ShouldAllBe(result => result.Succeeded && result.Usage!.CostInUsdTicks > 0);
        results.Where(result => result.Images is not null).Select(result => result.JobId).Order().ShouldBe(["0", "1"]);
        results.Single(result => result.JobId == "trailer").Video.Duration.ShouldBe(TimeSpan.FromSeconds(2));
        (await Client.Batches.ListAsync().ToListAsync()).ShouldHaveSingleItem().Id.ShouldBe(batch.Id);
    }

    [Fact]
    public async Task Results_outlive_their_URLs_unless_that_is_not_wanted()
    {
        var own = new StorageOptions { Filename = "mine.png" };
        BatchOperation kept = await Client.Batches.RunAsync([BatchItem.From(s_ferry).WithId("a/b"), s_ferry with { StorageOptions = own }]);
        BatchOperation loose = await Client.Batches.RunAsync([s_ferry], new BatchRunOptions { KeepResultsFor = null });
        await WaitAsync(kept);
        await WaitAsync(loose);

        Clock.Advance(TimeSpan.FromHours(2));
        var results = (await ReadAsync(kept)).ToDictionary(result => result.JobId);

        results["a/b"].StoredFile.Filename.ShouldBe("batch-ab.jpg");
        results["a/b"].StoredFile.ExpiresAt.ShouldNotBeNull().ShouldBeGreaterThan(Clock.GetUtcNow() + TimeSpan.FromDays(6));
        (results["1"].StoredFile.Filename, results["1"].StoredFile.ExpiresAt).ShouldBe(("mine.png", null));
        using var copy = new MemoryStream();
        await using Stream stored = await Client.Files.DownloadAsync(results["1"].StoredFile.FileId);
        await stored.CopyToAsync(copy);
        copy.Length.ShouldBePositive();
        (await ReadAsync(loose)).ShouldHaveSingleItem().Image.FileOutput.ShouldBeNull();
    }

    [Fact]
    public async Task Each_failure_is_typed_and_does_not_end_the_reading()
    {
        await using var server = new ScriptedServer(
            Status(200, Ended),
            Status(200, """
                {"results":[
                  {"batch_request_id":"text","batch_result":{"error":"Refused by moderation."}},
                  {"batch_request_id":"word","batch_result":{"error":{"code":"permission_denied","message":"Not you."},"usage":{"cost_in_usd_ticks":200000000}}},
                  {"batch_request_id":"number","batch_result":{"response":null,"error":{"code":14,"message":"Later."}},"error_message":null}
                ],"pagination_token":"next"}
                """),
            Status(200, """
                {"results":[
                  {"batch_request_id":"beside","error_message":"Model x is not supported."},
                  {"batch_request_id":"unknown","batch_result":{"response":"unknown"}},
                  {"batch_request_id":"done","batch_result":{"response":{"image_generation":{"data":[{"url":"https://x/1.png"}]}},"error":null}},
                  {"batch_request_id":"chat","batch_result":{"response":{"chat_get_completion":{"id":"1"}}}}
                ],"pagination_token":null}
                """));

        var results = (await ReadAsync(ClientOf(server).Batches.Resume(new BatchId("batch_1")))).ToDictionary(result => result.JobId);

        Told("text").ShouldBe((XaiErrorKind.ContentModerated, null, "Refused by moderation."));
        Told("word").ShouldBe((XaiErrorKind.PermissionDenied, "permission_denied", "Not you."));
        results["word"].Usage!.CostInUsd.ShouldBe(0.02m);
        Told("number").ShouldBe((XaiErrorKind.ServerError, "14", "Later."));
        Told("beside").ShouldBe((XaiErrorKind.Other, null, "Model x is not supported."));
        results["unknown"].Error!.Kind.ShouldBe(XaiErrorKind.UnreadableResponse);
        results["chat"].Error!.Body!.ShouldContain("chat_get_completion");
        results["done"].Image.Url.ShouldBe(new Uri("https://x/1.png"));
        Should.Throw<XaiException>(() => results["text"].Image).Message.ShouldBe("Job 'text' of the batch failed: Refused by moderation.");
        Should.Throw<InvalidOperationException>(() => results["done"].Video).Message.ShouldContain("no video");

        (XaiErrorKind, string?, string?) Told(string id)
        {
            XaiException error = results[id].Error.ShouldNotBeNull();
            return (error.Kind, error.Code, error.ServerMessage);
        }
    }

    [Fact]
    public async Task Results_are_read_as_they_come_and_each_once()
    {
        await using XaiEmulator emulator =
            await XaiEmulator.StartAsync(new XaiEmulatorOptions { TimeProvider = Clock, RenderTime = TimeSpan.FromMinutes(1) });
        XaiClient client = emulator.CreateClient();
        BatchOperation batch = await client.Batches.RunAsync(Enumerable.Repeat(s_ferry, 9));
        Clock.Advance(TimeSpan.FromSeconds(61));

        await using IAsyncEnumerator<BatchItemResult> reading = client.Batches.Resume(batch.Id).GetResultsAsync().GetAsyncEnumerator();
        (await reading.MoveNextAsync()).ShouldBeTrue();
        (await client.Batches.GetAsync(batch.Id)).State!.Pending.ShouldBe(5, "The first comes before the batch has ended.");
        List<string> ids = [reading.Current.JobId];
        while (true)
        {
            Task<bool> next = reading.MoveNextAsync().AsTask();
            await PassTimeAsync(next);
            if (!await next)
            {
                break;
            }

            ids.Add(reading.Current.JobId);
        }

        ids.Order().ShouldBe(Enumerable.Range(0, 9).Select(place => $"{place}"));
    }

    [Fact]
    public async Task A_cancelled_batch_tells_of_every_job()
    {
        await using XaiEmulator emulator =
            await XaiEmulator.StartAsync(new XaiEmulatorOptions { TimeProvider = Clock, RenderTime = TimeSpan.FromMinutes(1) });
        XaiClient client = emulator.CreateClient();
        BatchOperation batch = await client.Batches.RunAsync(Enumerable.Repeat(s_ferry, 9));
        Clock.Advance(TimeSpan.FromSeconds(61));

        await batch.CancelAsync();
        List<BatchItemResult> results = await ReadAsync(batch);

        results.Count.ShouldBe(9);
        results.Count(result => result.Succeeded).ShouldBeInRange(1, 8);
        results.Where(result => !result.Succeeded).ShouldAllBe(result => result.Error!.Message.Contains("the batch was cancelled first"));
    }

    [Fact]
    public async Task What_is_wrong_is_told_before_anything_is_sent()
    {
        var sent = new CannedHandler([]);
        BatchesClient batches = new XaiClient("key", new XaiClientOptions { HttpHandler = sent }).Batches;

        (await Should.ThrowAsync<ArgumentException>(batches.RunAsync(Array.Empty<ImageRequest>()))).Message.ShouldContain(
            "at least one job");
        (await Should.ThrowAsync<ArgumentException>(
            batches.RunAsync([BatchItem.From(s_ferry).WithId("a"), BatchItem.From(s_ferry).WithId("a")]))).Message
            .ShouldContain("Two jobs have the ID 'a'");
        (await Should.ThrowAsync<ArgumentException>(batches.RunAsync([s_ferry, s_ferry with { N = 11 }]))).Message.ShouldContain(
            "batch_requests[1]");
        await Should.ThrowAsync<ArgumentNullException>(batches.RunAsync(null!));
        await Should.ThrowAsync<ArgumentException>(batches.RunAsync(new ImageRequest[] { null! }));
        Should.Throw<ArgumentOutOfRangeException>(() => new BatchRunOptions { KeepResultsFor = TimeSpan.FromMinutes(1) });
        sent.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_batch_that_could_not_be_filled_is_cancelled_and_named()
    {
        await using var server = new ScriptedServer(
            Status(200, """{"batch_id":"batch_1"}"""), Status(200), Status(400, """{"code":"invalid-argument","error":"No."}"""),
            Status(200, """{"batch_id":"batch_1"}"""));

        XaiException error = await Should.ThrowAsync<XaiException>(ClientOf(server).Batches.RunAsync(Enumerable.Repeat(s_ferry, 60)));

        error.Message.ShouldContain("The batch 'batch_1' has 50 of 60 jobs, perhaps more; it was cancelled.");
        (error.Status, error.Kind, error.Code).ShouldBe((400, XaiErrorKind.InvalidRequest, "invalid-argument"));
        server.Requests.Select(request => $"{request.Method} {request.Target}").ShouldBe(
            ["POST /v1/batches", "POST /v1/batches/batch_1/requests", "POST /v1/batches/batch_1/requests", "POST /v1/batches/batch_1:cancel"]);
    }

    [Fact]
    public async Task A_batch_that_the_service_cancelled_says_why()
    {
        await using var server = new ScriptedServer(Status(
            200,
            """{"batch_id":"batch_1","create_time":"2026-11-21","cancel_time":"2026-11-21","cancel_by_xai_message":"JSONL file validation failed.","state":{"num_requests":0}}"""));

        XaiOperationException error =
            await Should.ThrowAsync<XaiOperationException>(ClientOf(server).Batches.Resume(new BatchId("batch_1")).WaitForResultAsync());

        error.Message.ShouldContain("JSONL file validation failed");
        (error.State, error.Id).ShouldBe(("cancelled", "batch_1"));
    }

    [Fact]
    public async Task A_batch_of_a_file_has_no_jobs_until_it_is_read_and_goes_on()
    {
        await using var server = new ScriptedServer(
            Status(200, """{"batch_id":"batch_1","state":{"num_requests":0,"num_pending":0}}"""),
            Status(200, """{"batch_id":"batch_1","state":{"num_requests":2,"num_pending":1}}"""),
            Status(200, """{"batch_id":"batch_1","state":{"num_requests":2,"num_pending":0,"num_success":2}}"""));
        BatchOperation batch = ClientOf(server).Batches.Resume(new BatchId("batch_1"));
        var told = new List<int>();

        await batch.WaitForResultAsync(new Progress(told.Add));

        told.ShouldBe([0, 50, 100]);
    }

    [Fact]
    public async Task A_file_of_jobs_is_written_checked_and_run()
    {
        string path = Path.GetTempFileName();
        await using (FileStream file = File.Create(path))
        {
            await BatchesClient.WriteFileAsync(
                [BatchItem.From(s_ferry)
                    .WithId("ferry"), new VideoRequest { Prompt = "It leaves", Duration = TimeSpan.FromSeconds(1) }],
                file);
        }

        string[] lines = await File.ReadAllLinesAsync(path);
        lines.Select(line => JsonNode.Parse(line)!)
            .Select(line => $"{line["custom_id"]} {line["method"]} {line["url"]} {line["body"]!["prompt"]}")
            .ShouldBe(["ferry POST /v1/images/generations A ferry", "1 POST /v1/videos/generations It leaves"]);
        BatchOperation batch = await Client.Batches.RunFileAsync(path);
        await WaitAsync(batch);

        (await ReadAsync(batch)).Select(result => (result.JobId, result.Succeeded))
            .OrderBy(result => result.JobId).ShouldBe([("1", true), ("ferry", true)]);
        batch.LastStatus!.InputFileId.ShouldNotBeNull();
        File.Delete(path);
    }

    [Theory]
    [InlineData("{\"custom_id\":\"a\"}", "(1): 'method' is missing")]
    [InlineData("[]", "(1): the line is JSON, but not an object")]
    [InlineData("\n{", "(2): the line is not JSON")]
    [InlineData("{\"custom_id\":\"\\ud800\"}", "(1): the line is not JSON")]
    [InlineData("{\"custom_id\":\"a\",\"method\":\"GET\",\"url\":\"/v1/x\",\"body\":{}}", "(1): 'method' is 'GET'")]
    [InlineData("{\"custom_id\":\"a\",\"method\":\"POST\",\"url\":\"x\",\"body\":{}}", "(1): 'url' is 'x'")]
    [InlineData("{\"custom_id\":\"a\",\"method\":\"POST\",\"url\":\"/v1/x\"}", "(1): 'body' must be an object")]
    [InlineData(
        "{\"custom_id\":\"a\",\"method\":\"POST\",\"url\":\"/v1/x\",\"body\":{}}\n{\"custom_id\":\"a\",\"method\":\"POST\",\"url\":\"/v1/x\",\"body\":{}}",
        "(2): 'custom_id' is 'a', which line 1 has already")]
    [InlineData("", "holds no requests")]
    public async Task A_file_that_is_wrong_is_refused_with_the_line(string text, string why)
    {
        string path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, text, Encoding.UTF8);

        (await Should.ThrowAsync<FormatException>(Client.Batches.RunFileAsync(path))).Message.ShouldContain(why);

        (await Client.Files.ListPageAsync()).Data.ShouldBeEmpty();
        File.Delete(path);
        await Should.ThrowAsync<FileNotFoundException>(Client.Batches.RunFileAsync(path));
    }

    [Fact]
    public async Task Many_are_run_economically_by_one_word()
    {
        BatchId? created = null;
        var told = new List<int>();
        GenerationId before = (await Client.Images.GenerateDeferredAsync(s_ferry)).Id;

        Task<IReadOnlyList<BatchResult<ImageResponse>>> running = Client.Images.RunManyAsync(
            [s_ferry, before, s_ferry with { Prompt = "<MODERATION_REFUSES>" }, s_ferry with { N = 11 }],
            new GenerationBatchOptions { Economy = true, BatchCreated = id => created = id, Progress = new Progress(told.Add) });
        await PassTimeAsync(running);
        IReadOnlyList<BatchResult<ImageResponse>> images = await running;
        Task<IReadOnlyList<BatchResult<VideoStatus.Done>>> filming = Client.Videos.RunManyAsync(
            [new VideoRequest { Prompt = "It leaves", Duration = TimeSpan.FromSeconds(1) }],
            new GenerationBatchOptions { Economy = true });
        await PassTimeAsync(filming);

        images.Select(result => result.Succeeded).ShouldBe([true, true, false, false]);
        images[3].Error.ShouldBeOfType<XaiValidationException>();
        images[0].Value!.Image.FileOutput.ShouldNotBeNull();
        images[2].Error.ShouldBeOfType<XaiException>().Kind.ShouldBe(XaiErrorKind.ContentModerated);
        created.ShouldNotBeNull();
        (await filming)[0].Value!.Video!.Duration.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Economy_costs_less()
    {
        MediaUsage single = (await Client.Images.GenerateAsync(s_ferry)).Usage!;
        BatchOperation batch = await Client.Batches.RunAsync([s_ferry]);
        await WaitAsync(batch);

        (await ReadAsync(batch)).ShouldHaveSingleItem().Usage!.CostInUsdTicks.ShouldBeLessThan(single.CostInUsdTicks);
    }

    [Fact]
    public async Task A_batch_that_cannot_be_created_is_every_jobs_error()
    {
        await using var server = new ScriptedServer(Status(403, """{"code":"permission-denied","error":"No batches for you."}"""));

        IReadOnlyList<BatchResult<ImageResponse>> results =
            await ClientOf(server).Images.RunManyAsync([s_ferry, s_ferry], new GenerationBatchOptions { Economy = true });

        results.Select(result => ((XaiException)result.Error!).Kind)
            .ShouldBe([XaiErrorKind.PermissionDenied, XaiErrorKind.PermissionDenied]);
    }

    private static XaiClient ClientOf(ScriptedServer server)
        => new("key", new XaiClientOptions { Endpoint = server.Address, TimeProvider = new Faults.EagerClock() });

    private static async Task<List<BatchItemResult>> ReadAsync(BatchOperation batch) => await batch.GetResultsAsync().ToListAsync();

    private async Task<Batch> WaitAsync(BatchOperation batch)
    {
        Task<Batch> waiting = batch.WaitForResultAsync();
        await PassTimeAsync(waiting);
        return await waiting;
    }

    private async Task PassTimeAsync(Task work)
    {
        while (!work.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(2);
        }
    }

    private sealed class Progress(Action<int> told) : IProgress<int>
    {
        public void Report(int value) => told(value);
    }
}
