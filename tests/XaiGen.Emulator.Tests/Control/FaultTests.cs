using System.Net;
using System.Text.Json.Nodes;
using XaiGen.Emulator.Control;
using XaiGen.Emulator.Tests.Http;

namespace XaiGen.Emulator.Tests.Control;

public sealed class FaultTests
{
    [Fact]
    public async Task The_next_calls_are_refused_with_Retry_After_and_then_all_is_well()
    {
        await using Api api = await Api.StartAsync();
        FaultPlan plan = api.Emulator.Faults.Add(new Fault.ErrorResponse(429) { RetryAfter = TimeSpan.FromSeconds(1), Times = 2 });

        Http.Answer refused = await api.GetAsync("v1/files");
        refused.ExpectError(HttpStatusCode.TooManyRequests, "resource-exhausted", "429");
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        plan.Remaining.ShouldBe(1);
        (await api.GetAsync("v1/files")).Expect(HttpStatusCode.TooManyRequests);
        (await api.GetAsync("v1/files")).Expect(HttpStatusCode.OK);

        (plan.Remaining, plan.Struck).ShouldBe((0, 2));
        api.Emulator.Faults.Active.ShouldBeEmpty();
        api.Emulator.Requests.Entries.Select(entry => string.Join(",", entry.Faults)).ShouldBe(["error_response", "error_response", ""]);
    }

    [Fact]
    public async Task Only_the_named_operation_is_struck()
    {
        await using Api api = await Api.StartAsync();
        string file = await api.StoreAsync(Samples.Png, "a.png");
        api.Emulator.Faults.Add(new Fault.ErrorResponse(503) { Operation = "getFile", Code = "too-busy", Message = "come back" });

        (await api.GetAsync("v1/files")).Expect(HttpStatusCode.OK);
        (await api.GetAsync($"v1/files/{file}")).ExpectError(HttpStatusCode.ServiceUnavailable, "too-busy", "come back");
        (await api.GetAsync($"v1/files/{file}")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Plans_of_one_kind_strike_one_after_the_other()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Faults.Add(new Fault.ErrorResponse(429));
        api.Emulator.Faults.Add(new Fault.ErrorResponse(500));

        (await api.GetAsync("v1/files")).Expect(HttpStatusCode.TooManyRequests);
        (await api.GetAsync("v1/files")).Expect(HttpStatusCode.InternalServerError);
        (await api.GetAsync("v1/files")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_slow_call_waits_in_the_programs_time_and_is_then_done()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Faults.Add(new Fault.Latency(TimeSpan.FromSeconds(30)));

        Task<Http.Answer> call = api.GetAsync("v1/files");
        while (api.Clock.Waits.Count(wait => wait == TimeSpan.FromSeconds(30)) == 0)
        {
            await Task.Delay(1);
        }

        api.Emulator.Clock.Advance(TimeSpan.FromHours(1));
        call.IsCompleted.ShouldBeFalse();
        api.Clock.Advance(TimeSpan.FromSeconds(30));

        (await call).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_connection_that_breaks_before_the_work_leaves_nothing_done()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Faults.Add(new Fault.ConnectionReset { Operation = "uploadFile" });

        await Should.ThrowAsync<HttpRequestException>(() => api.UploadAsync(Samples.Png, "a.png"));

        (await api.GetAsync("v1/files")).Json["data"]!.AsArray().ShouldBeEmpty();
        JournalEntry entry = api.Emulator.Requests.Entries[0];
        (entry.Operation, entry.Status, entry.Faults.Single()).ShouldBe(("uploadFile", null, "connection_reset"));
    }

    [Fact]
    public async Task A_connection_that_breaks_after_the_work_loses_only_the_answer()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Faults.Add(new Fault.ConnectionReset { Operation = "uploadFile", AfterWork = true });

        await Should.ThrowAsync<HttpRequestException>(() => api.UploadAsync(Samples.Png, "a.png"));

        (await api.GetAsync("v1/files")).Json["data"]!.AsArray().Count.ShouldBe(1);
        api.Emulator.Requests.Entries[0].Status.ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(300_000)]
    public async Task A_body_ends_after_just_so_many_bytes(int bytes)
    {
        await using Api api = await Api.StartAsync();
        byte[] content = new byte[1_000_000];
        new Random(1).NextBytes(content);
        string file = await api.StoreAsync(content, "a.bin");
        api.Emulator.Faults.Add(new Fault.CutBody(bytes) { Operation = "downloadFile" });

        using HttpResponseMessage answer = await api.Http.GetAsync($"v1/files/{file}/content", HttpCompletionOption.ResponseHeadersRead);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentLength.ShouldBe(content.Length);
        await using Stream body = await answer.Content.ReadAsStreamAsync();
        var arrived = new MemoryStream();
        await Should.ThrowAsync<IOException>(() => body.CopyToAsync(arrived));

        arrived.ToArray().ShouldBe(content[..bytes]);
    }

    [Fact]
    public async Task A_public_address_can_be_cut_too()
    {
        await using Api api = await Api.StartAsync();
        string file = await api.StoreAsync(Samples.Png, "a.png");
        string url = (await api.PostAsync($"v1/files/{file}/public-url", "{}")).Text("public_url");
        api.Emulator.Faults.Add(new Fault.CutBody(5) { Operation = "publicMedia" });

        await Should.ThrowAsync<HttpRequestException>(() => api.Anonymous.GetByteArrayAsync(url));

        (await api.GetAsync(url, api.Anonymous)).Bytes.ShouldBe(Samples.Png);
    }

    [Fact]
    public async Task The_quota_of_public_urls_is_reached()
    {
        await using Api api = await Api.StartAsync();
        (string? shared, string? next) = (await api.StoreAsync(Samples.Png, "a.png"), await api.StoreAsync(Samples.Png, "b.png"));
        await api.PostAsync($"v1/files/{shared}/public-url", "{}");
        api.Emulator.Faults.Add(new Fault.QuotaReached { Times = null });

        (await api.PostAsync($"v1/files/{next}/public-url", "{}"))
            .ExpectError(HttpStatusCode.TooManyRequests, "resource-exhausted", "1000 active public URLs");
        (await api.PostAsync($"v1/files/{shared}/public-url", "{}")).Expect(HttpStatusCode.OK);
        JsonNode image = await StoreImageAsync(api);
        image["file_output"]!["file_id"].ShouldNotBeNull();
        image["file_output"]!["public_url_error"]!.GetValue<string>().ShouldContain("1000 active public URLs");
        api.Emulator.Faults.Active.Single().Struck.ShouldBe(2);
    }

    [Fact]
    public async Task Storing_fails()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Faults.Add(new Fault.StorageFailure { Times = 2, Message = "no room" });

        (await api.GetAsync("v1/files")).Expect(HttpStatusCode.OK);
        (await api.UploadAsync(Samples.Png, "a.png")).ExpectError(HttpStatusCode.InternalServerError, "internal-error", "no room");
        JsonNode image = await StoreImageAsync(api);
        image["storage_error"]!.GetValue<string>().ShouldBe("no room");
        image["url"].ShouldNotBeNull();
        image["file_output"].ShouldBeNull();

        (await api.GetAsync("v1/files")).Json["data"]!.AsArray().ShouldBeEmpty();
        (await StoreImageAsync(api))["file_output"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Making_a_public_url_fails()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Faults.Add(new Fault.PublicUrlFailure { Times = 2, Message = "no address" });

        string file = await api.StoreAsync(Samples.Png, "a.png");
        (await api.PostAsync($"v1/files/{file}/public-url", "{}")).ExpectError(
            HttpStatusCode.InternalServerError, "internal-error", "no address");
        JsonNode image = await StoreImageAsync(api);
        image["file_output"]!["public_url_error"]!.GetValue<string>().ShouldContain("no address");
        image["file_output"]!["public_url"].ShouldBeNull();
        (await api.PostAsync($"v1/files/{file}/public-url", "{}")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_video_is_accepted_and_then_fails_with_its_code()
    {
        await using Api api = await Api.StartAsync(options => options with { RenderTime = TimeSpan.FromMinutes(1) });
        api.Emulator.Faults.Add(new Fault.GenerationFailure("internal_error") { Operation = "generateVideo", Message = "lost a frame" });
        string body = """{"prompt":"x","duration":1,"storage_options":{"filename":"x.mp4"}}""";

        string failing = (await api.PostAsync("v1/videos/generations", body)).Expect(HttpStatusCode.OK).Text("request_id");
        (await api.GetAsync($"v1/videos/{failing}")).Expect(HttpStatusCode.Accepted);
        api.Emulator.Clock.Advance(TimeSpan.FromMinutes(1));

        Http.Answer failed = (await api.GetAsync($"v1/videos/{failing}")).Expect(HttpStatusCode.OK);
        failed.Text("status").ShouldBe("failed");
        failed.Json["error"]!.ToJsonString().ShouldBe("""{"code":"internal_error","message":"lost a frame"}""");
        (await api.GetAsync("v1/files")).Json["data"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Videos_fail_by_chance_in_the_order_that_the_seed_decides()
    {
        bool[] first = await StrikesAsync(seed: 7);
        first.ShouldBe(await StrikesAsync(seed: 7));
        first.ShouldNotBe(await StrikesAsync(seed: 8));
        first.Count(struck => struck).ShouldBeInRange(20, 60);
    }

    [Fact]
    public async Task Times_counts_the_calls_that_were_struck()
    {
        await using Api api = await Api.StartAsync();
        FaultPlan plan = api.Emulator.Faults.Add(new Fault.ErrorResponse(500) { Times = 3, Probability = 0.4, Seed = 1 });

        int struck = 0;
        for (int call = 0; call < 50; call++)
        {
            struck += (await api.GetAsync("v1/files")).Status == HttpStatusCode.InternalServerError ? 1 : 0;
        }

        struck.ShouldBe(3);
        plan.Remaining.ShouldBe(0);
    }

    [Fact]
    public async Task A_plan_is_taken_back()
    {
        await using Api api = await Api.StartAsync();
        FaultPlan plan = api.Emulator.Faults.Add(new Fault.ErrorResponse(500) { Times = null });
        api.Emulator.Faults.Add(new Fault.ErrorResponse(501) { Times = null, Operation = "getVideo" });

        api.Emulator.Faults.Remove(plan).ShouldBeTrue();
        api.Emulator.Faults.Remove(plan).ShouldBeFalse();
        (await api.GetAsync("v1/files")).Expect(HttpStatusCode.OK);
        api.Emulator.Faults.Clear();
        (await api.GetAsync("v1/videos/x")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_client_comes_through_refusals_by_trying_again()
    {
        await using Api api = await Api.StartAsync();
        var client =
            new XaiClient(Api.Key, new XaiClientOptions { Endpoint = api.Emulator.BaseAddress, RetryDelay = TimeSpan.FromMilliseconds(1) });
        FileObject file = await client.Files.UploadAsync(Samples.Png, "a.png");
        api.Emulator.Faults.Add(new Fault.ErrorResponse(503) { Operation = "getFile", Times = 2 });

        (await client.Files.GetAsync(file.Id)).ShouldBe(file);

        api.Emulator.Requests.Entries.Count(entry => entry.Operation == "getFile").ShouldBe(3);
    }

    private static async Task<bool[]> StrikesAsync(int seed)
    {
        await using Api api = await Api.StartAsync(options => options with { RenderTime = TimeSpan.FromHours(1) });
        FaultPlan plan =
            api.Emulator.Faults.Add(new Fault.GenerationFailure("internal_error") { Times = null, Probability = 0.4, Seed = seed });
        bool[] strikes = new bool[100];
        for (int call = 0; call < strikes.Length; call++)
        {
            int before = plan.Struck;
            await api.PostAsync("v1/videos/generations", """{"prompt":"x","duration":1}""");
            strikes[call] = plan.Struck > before;
        }

        return strikes;
    }

    private static async Task<System.Text.Json.Nodes.JsonNode> StoreImageAsync(Api api)
        => (await api.PostAsync("v1/images/generations", """{"prompt":"x","storage_options":{"filename":"x.png","public_url":true}}"""))
        .Expect(HttpStatusCode.OK).Json["data"]![0]!;
}
