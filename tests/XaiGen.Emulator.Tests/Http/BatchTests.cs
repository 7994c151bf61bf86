using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using XaiGen.Emulator.Control;

namespace XaiGen.Emulator.Tests.Http;

/// <summary>Batches: their requests are done by the clock, four at a time, each in the render time, which here is 10 minutes.</summary>
public sealed class BatchTests
{
    private static readonly TimeSpan s_renderTime = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Requests_are_done_by_the_clock_and_counted()
    {
        await using Api api = await StartAsync();
        string id = await CreateAsync(api);
        (await StateAsync(api, id)).ShouldBe("0 requests: 0 pending, 0 success, 0 error, 0 cancelled");

        (await AddAsync(api, id, 6)).Undocumented.ShouldBe("prices,batch-pace");
        (await StateAsync(api, id)).ShouldBe("6 requests: 6 pending, 0 success, 0 error, 0 cancelled");
        api.Clock.Advance(s_renderTime);
        (await StateAsync(api, id)).ShouldBe("6 requests: 2 pending, 4 success, 0 error, 0 cancelled");
        api.Clock.Advance(s_renderTime - TimeSpan.FromSeconds(1));
        (await StateAsync(api, id)).ShouldBe("6 requests: 2 pending, 4 success, 0 error, 0 cancelled");
        api.Clock.Advance(TimeSpan.FromSeconds(1));
        (await StateAsync(api, id)).ShouldBe("6 requests: 0 pending, 6 success, 0 error, 0 cancelled");
    }

    [Fact]
    public async Task Every_kind_of_request_gets_its_result()
    {
        await using Api api = await StartAsync();
        string image = await api.StoreAsync(Samples.Png, "a.png"), video = await StoreVideoAsync(api);
        string id = await CreateAsync(api);

        (await api.PostAsync($"v1/batches/{id}/requests", $$$"""
            {"batch_requests":[
              {"batch_request_id":"i","batch_request":{"image_generation":{"prompt":"a bay","model":"grok-imagine-image","n":2,"storage_options":{"filename":"bay.png","public_url":true} } } },
              {"batch_request_id":"e","batch_request":{"image_edit":{"prompt":"a hat","image":{"file_id":"{{{image}}}"} } } },
              {"batch_request_id":"v","batch_request":{"video_generation":{"prompt":"a wave","duration":1} } },
              {"batch_request_id":"w","batch_request":{"video_generation":{"prompt":"at night","video":{"file_id":"{{{video}}}"} } } },
              {"batch_request":{"video_extension":{"prompt":"and on","duration":2,"video":{"file_id":"{{{video}}}"} } } }
            ]}
            """)).Expect(HttpStatusCode.OK).Bytes.ShouldBeEmpty();
        api.Clock.Advance(2 * s_renderTime);

        JsonArray results = (await api.GetAsync($"v1/batches/{id}/results")).Expect(HttpStatusCode.OK).Json["results"]!.AsArray();
        results.Select(result => result!["batch_request_id"]!.GetValue<string>()).Take(4).ShouldBe(["i", "e", "v", "w"]);
        JsonNode[] responses = [.. results.Select(result => result!["batch_result"]!["response"]!)];
        responses[0]["image_generation"]!["data"]!.AsArray().Count.ShouldBe(2);
        responses[0]["image_generation"]!["data"]![0]!["file_output"]!["public_url"]!.GetValue<string>().ShouldContain("/cdn/");
        responses[1]["image_generation"]!["data"]!.AsArray().Count.ShouldBe(1);
        responses[2]["video_generation"]!["video"]!["duration"]!.GetValue<int>().ShouldBe(1);
        responses[3]["video_generation"]!["status"]!.GetValue<string>().ShouldBe("done");
        responses[4]["video_generation"]!["video"]!["duration"]!.GetValue<int>().ShouldBe(4);

        JsonArray requests =
            (await api.GetAsync($"v1/batches/{id}/requests")).Expect(HttpStatusCode.OK).Json["batch_request_metadata"]!.AsArray();
        requests.Select(request => request!["endpoint"]!.GetValue<string>()).ShouldBe(
            ["/v1/images/generations", "/v1/images/edits", "/v1/videos/generations", "/v1/videos/edits", "/v1/videos/extensions"]);
        requests.ShouldAllBe(request => request!["state"]!.GetValue<string>() == "succeeded");
        requests[0]!["model"]!.GetValue<string>().ShouldBe("grok-imagine-image");
        DateTimeOffset.Parse(requests[4]!["finish_time"]!.GetValue<string>()).ShouldBe(api.Clock.GetUtcNow());
    }

    [Fact]
    public async Task The_URLs_of_results_work_for_an_hour_and_stored_files_stay()
    {
        await using Api api = await StartAsync();
        string id = await CreateAsync(api);
        await AddAsync(api, id, 1, ",\"storage_options\":{\"filename\":\"bay.png\"}");
        api.Clock.Advance(s_renderTime);
        JsonNode image =
            (await api.GetAsync(
                $"v1/batches/{id}/results")).Json["results"]![0]!["batch_result"]!["response"]!["image_generation"]!["data"]![0]!;
        string url = image["url"]!.GetValue<string>();

        api.Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        (await api.GetAsync(url, api.Anonymous)).Expect(HttpStatusCode.OK);
        api.Clock.Advance(TimeSpan.FromSeconds(1));
        (await api.GetAsync(url, api.Anonymous)).Expect(HttpStatusCode.NotFound);
        (await api.GetAsync($"v1/files/{image["file_output"]!["file_id"]!.GetValue<string>()}/content")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Some_requests_fail_as_it_was_planned_or_by_what_they_ask_for()
    {
        await using Api api = await StartAsync();
        string id = await CreateAsync(api);
        api.Emulator.Faults.Add(
            new Fault.GenerationFailure("internal_error") { Operation = "generateImages", Times = 2, Message = "No room." });

        await AddAsync(api, id, 3);
        await AddAsync(api, id, 1, prompt: "<MODERATION_REFUSES>");
        await AddAsync(api, id, 1, ",\"model\":\"no-such-model\"");
        api.Clock.Advance(2 * s_renderTime);

        (await StateAsync(api, id)).ShouldBe("5 requests: 0 pending, 1 success, 4 error, 0 cancelled");
        Answer answer = await api.GetAsync($"v1/batches/{id}/results");
        JsonArray results = answer.Json["results"]!.AsArray();
        answer.Undocumented.ShouldBe("prices,batch-errors");
        results[0]!["batch_result"]!["error"]!.GetValue<string>().ShouldBe("No room.");
        results[3]!["batch_result"]!["error"]!.GetValue<string>().ShouldContain("content moderation");
        results[3]!["batch_result"]!["usage"]!["cost_in_usd_ticks"]!.GetValue<long>().ShouldBeGreaterThan(0);
        results[4]!["batch_result"]!["error"]!.GetValue<string>().ShouldContain("'no-such-model'");
        (await api.GetAsync($"v1/batches/{id}/requests")).Json["batch_request_metadata"]!.AsArray()
            .Select(request => request!["state"]!.GetValue<string>()).ShouldBe(["failed", "failed", "succeeded", "failed", "failed"]);
    }

    [Fact]
    public async Task Batched_requests_cost_half_and_are_added_up_by_endpoint()
    {
        await using Api api = await StartAsync();
        long single =
            (await api.PostAsync("v1/images/generations", """{"prompt":"a bay"}""")).Json["usage"]!["cost_in_usd_ticks"]!.GetValue<long>();
        string id = await CreateAsync(api);
        await AddAsync(api, id, 3);
        api.Clock.Advance(s_renderTime);

        Answer answer = await api.GetAsync($"v1/batches/{id}");

        answer.Undocumented.ShouldBe("prices");
        JsonNode cost = answer.Json["cost_breakdown"]!;
        cost["total_cost_usd_ticks"]!.GetValue<long>().ShouldBe(3 * single / 2);
        cost["endpoint_costs"]!.AsArray().ShouldHaveSingleItem()!["endpoint"]!.GetValue<string>().ShouldBe("/v1/images/generations");
        cost["endpoint_costs"]![0]!["request_count"]!.GetValue<int>().ShouldBe(3);
    }

    [Fact]
    public async Task Cancelling_ends_what_has_not_begun_and_keeps_what_is_done()
    {
        await using Api api = await StartAsync();
        string id = await CreateAsync(api);
        await AddAsync(api, id, 6);
        api.Clock.Advance(s_renderTime);

        Answer cancelled = (await api.PostAsync($"v1/batches/{id}:cancel")).Expect(HttpStatusCode.OK);
        api.Clock.Advance(TimeSpan.FromHours(1));
        Answer again = (await api.PostAsync($"v1/batches/{id}:cancel")).Expect(HttpStatusCode.OK);

        StateIn(cancelled).ShouldBe("6 requests: 0 pending, 4 success, 0 error, 2 cancelled");
        StateIn(again).ShouldBe(StateIn(cancelled));
        again.Text("cancel_time").ShouldBe(cancelled.Text("cancel_time"));
        (await api.GetAsync($"v1/batches/{id}/results")).Json["results"]!.AsArray().Count.ShouldBe(4);
        (await api.GetAsync($"v1/batches/{id}/requests")).Json["batch_request_metadata"]![5]!["state"]!.GetValue<string>()
            .ShouldBe("cancelled");
        (await AddAsync(api, id, 1)).ExpectError(HttpStatusCode.BadRequest, "invalid-argument", "was cancelled");
    }

    [Fact]
    public async Task A_batch_expires_with_what_is_pending_and_with_its_results()
    {
        await using Api api = await Api.StartAsync(options => options with { RenderTime = TimeSpan.FromDays(20) });
        string id = await CreateAsync(api);
        await AddAsync(api, id, 6);
        api.Clock.Advance(TimeSpan.FromDays(20));
        (await StateAsync(api, id)).ShouldBe("6 requests: 2 pending, 4 success, 0 error, 0 cancelled");

        api.Clock.Advance(TimeSpan.FromDays(10));

        (await StateAsync(api, id)).ShouldBe("6 requests: 0 pending, 4 success, 0 error, 2 cancelled");
        Answer results = await api.GetAsync($"v1/batches/{id}/results");
        results.Json["results"]!.AsArray().ShouldBeEmpty();
        results.Undocumented.ShouldBe("prices,batch-expiry");
        (await AddAsync(api, id, 1)).ExpectError(HttpStatusCode.BadRequest, "invalid-argument", "has expired");
        api.Clock.Advance(TimeSpan.FromDays(30));
        (await StateAsync(api, id)).ShouldBe("6 requests: 0 pending, 4 success, 0 error, 2 cancelled");
    }

    [Fact]
    public async Task Requests_come_from_a_stored_file_once_it_is_read()
    {
        await using Api api = await StartAsync();
        string image = await api.StoreAsync(Samples.Png, "a.png"), video = await StoreVideoAsync(api);
        string file = await api.StoreAsync(Encoding.UTF8.GetBytes($$$"""
            {"custom_id":"1","method":"POST","url":"/v1/images/generations","body":{"prompt":"a bay"}}
            {"custom_id":"2","method":"POST","url":"/v1/images/edits","body":{"prompt":"a hat","image":{"file_id":"{{{image}}}"} } }

            {"custom_id":"3","method":"POST","url":"/v1/videos/generations","body":{"prompt":"a wave","seconds":"1"}}
            {"custom_id":"4","method":"POST","url":"/v1/videos/edits","body":{"prompt":"a wave","video":{"file_id":"{{{video}}}"} } }
            {"custom_id":"5","method":"POST","url":"/v1/videos/extensions","body":{"prompt":"a wave","duration":2,"video":{"file_id":"{{{video}}}"} } }
            """), "requests.jsonl");
        string id = await CreateAsync(api, file);
        (await StateAsync(api, id)).ShouldBe("0 requests: 0 pending, 0 success, 0 error, 0 cancelled");

        api.Clock.Advance(s_renderTime);
        (await StateAsync(api, id)).ShouldBe("5 requests: 5 pending, 0 success, 0 error, 0 cancelled");
        (await AddAsync(api, id, 1)).ExpectError(HttpStatusCode.BadRequest, "invalid-argument", "made from a file");
        api.Clock.Advance(TimeSpan.FromHours(1));

        Answer ended = await api.GetAsync($"v1/batches/{id}");
        ended.Text("input_file_id").ShouldBe(file);
        StateIn(ended).ShouldBe("5 requests: 0 pending, 5 success, 0 error, 0 cancelled");
    }

    [Theory]
    [InlineData("", "has no requests")]
    [InlineData("{", "line 1")]
    [InlineData("[1]", "line 1: 'custom_id' must be a text")]
    [InlineData("""{"custom_id":"\ud800","method":"POST","url":"/v1/images/generations","body":{"prompt":"x"}}""", "line 1")]
    [InlineData("""{"custom_id":"a","method":"GET","url":"/v1/images/generations","body":{}}""", "line 1: 'method' must be 'POST'")]
    [InlineData("""{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{}}""", "line 1: 'url' is '/v1/chat/completions'")]
    [InlineData("""{"custom_id":"a","method":"POST","url":"/v1/images/generations"}""", "line 1: 'body' is missing")]
    [InlineData(
        """{"custom_id":"a","method":"POST","url":"/v1/images/generations","body":{"n":1}}""",
        "line 1: The required property 'prompt' is missing")]
    [InlineData("""{"custom_id":"a","method":"POST","url":"/v1/images/generations","body":{"prompt":"x","n":11}}""", "line 1: n is 11")]
    [InlineData(
        "{\"custom_id\":\"a\",\"method\":\"POST\",\"url\":\"/v1/images/generations\",\"body\":{\"prompt\":\"x\"}}\n{\"custom_id\":\"a\"",
        "line 2")]
    public async Task A_file_that_is_wrong_cancels_its_batch_and_says_where(string content, string message)
    {
        await using Api api = await StartAsync();
        string id = await CreateAsync(api, await api.StoreAsync(Encoding.UTF8.GetBytes(content), "requests.jsonl"));

        api.Clock.Advance(s_renderTime);

        Answer refused = await api.GetAsync($"v1/batches/{id}");
        refused.Text("cancel_by_xai_message").ShouldContain(message);
        refused.Has("cancel_time").ShouldBeTrue();
        StateIn(refused).ShouldBe("0 requests: 0 pending, 0 success, 0 error, 0 cancelled");
    }

    [Fact]
    public async Task A_file_that_is_deleted_before_it_is_read_cancels_its_batch()
    {
        await using Api api = await StartAsync();
        string file = await api.StoreAsync("{}"u8.ToArray(), "requests.jsonl");
        string id = await CreateAsync(api, file);
        (await api.DeleteAsync($"v1/files/{file}")).Expect(HttpStatusCode.OK);

        api.Clock.Advance(s_renderTime);

        (await api.GetAsync($"v1/batches/{id}")).Text("cancel_by_xai_message").ShouldContain("does not exist");
    }

    [Fact]
    public async Task Batches_requests_and_results_come_in_pages()
    {
        await using Api api = await StartAsync();
        List<string> ids = [];
        for (int number = 0; number < 5; number++)
        {
            ids.Add(await CreateAsync(api));
        }

        await AddAsync(api, ids[0], 5);
        api.Clock.Advance(2 * s_renderTime);

        ids.Reverse();
        (await PagesAsync(api, "v1/batches", "batches", "batch_id")).ShouldBe(ids);
        (await PagesAsync(api, $"v1/batches/{ids[^1]}/requests", "batch_request_metadata", "batch_request_id")).ShouldBe(
            ["1", "2", "3", "4", "5"]);
        (await PagesAsync(api, $"v1/batches/{ids[^1]}/results", "results", "batch_request_id")).ShouldBe(["1", "2", "3", "4", "5"]);
        (await api.GetAsync("v1/batches?pagination_token=nonsense")).ExpectError(
            HttpStatusCode.BadRequest, "invalid-argument", "'pagination_token'");
        (await api.GetAsync("v1/batches?limit=1000")).Expect(HttpStatusCode.OK);
        (await api.GetAsync("v1/batches?limit=1001")).Expect(HttpStatusCode.BadRequest).Undocumented.ShouldBe("limit-out-of-range");
        (await api.GetAsync($"v1/batches/{ids[0]}/requests?limit=0")).Expect(HttpStatusCode.BadRequest);
        (await api.GetAsync($"v1/batches/{ids[0]}/results?pagination_token=%2B")).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_batch_is_its_teams_own()
    {
        await using Api api = await StartAsync();
        string id = await CreateAsync(api);
        using HttpClient other = api.NewHttp("other");

        foreach (string path in new[] { "", "/requests", "/results" })
        {
            (await api.GetAsync($"v1/batches/{id}{path}", other)).ExpectError(HttpStatusCode.NotFound, "not-found", id);
            (await api.GetAsync($"v1/batches/batch_none{path}")).ExpectError(HttpStatusCode.NotFound, "not-found", "batch_none");
        }

        (await api.PostAsync($"v1/batches/{id}:cancel", null, other)).Expect(HttpStatusCode.NotFound);
        (await api.PostAsync($"v1/batches/{id}/requests", """{"batch_requests":[]}""", other)).Expect(HttpStatusCode.NotFound);
        (await api.GetAsync("v1/batches", other)).Json["batches"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{}", 422)]
    [InlineData("""{"name":""}""", 400)]
    [InlineData("""{"name":"x","input_file_id":"file_none"}""", 404)]
    public async Task A_wrong_batch_is_refused(string body, int status)
    {
        await using Api api = await StartAsync();

        (await api.PostAsync("v1/batches", body)).Expect((HttpStatusCode)status);
    }

    [Theory]
    [InlineData("{}", 422)]
    [InlineData("""{"batch_requests":[]}""", 400)]
    [InlineData("""{"batch_requests":[{}]}""", 422)]
    [InlineData("""{"batch_requests":[{"batch_request":{"responses":{}}}]}""", 422)]
    [InlineData(
        """{"batch_requests":[{"batch_request":{"image_generation":{"prompt":"x"}}},{"batch_request":{"image_generation":{"prompt":"x","n":11}}}]}""",
        400)]
    [InlineData(
        """{"batch_requests":[{"batch_request_id":"a","batch_request":{"image_generation":{"prompt":"x"}}},{"batch_request_id":"a","batch_request":{"image_generation":{"prompt":"x"}}}]}""",
        400)]
    public async Task Wrong_requests_are_refused_and_none_is_added(string body, int status)
    {
        await using Api api = await StartAsync();
        string id = await CreateAsync(api);

        (await api.PostAsync($"v1/batches/{id}/requests", body)).Expect((HttpStatusCode)status);
        (await StateAsync(api, id)).ShouldStartWith("0 requests");
    }

    [Fact]
    public async Task A_batch_is_among_the_running_work_until_its_last_request_is_over()
    {
        await using Api api = await StartAsync();
        string id = await CreateAsync(api);
        (await JobsAsync(api)).ShouldBeEmpty();

        await AddAsync(api, id, 5);
        JsonNode job = (await JobsAsync(api)).ShouldHaveSingleItem()!;
        job["origin"]!["prompt"]!.GetValue<string>().ShouldBe("spring: 5 requests");
        DateTimeOffset.Parse(job["due"]!.GetValue<string>()).ShouldBe(api.Clock.GetUtcNow() + 2 * s_renderTime);
        api.Clock.Advance(2 * s_renderTime);
        (await JobsAsync(api)).ShouldBeEmpty();

        static async Task<JsonArray> JobsAsync(Api api) => (await api.GetAsync("_emulator/jobs", api.Anonymous)).Json["data"]!.AsArray();
    }

    [Fact]
    public async Task A_reset_forgets_batches()
    {
        await using Api api = await StartAsync();
        string id = await CreateAsync(api);
        await AddAsync(api, id, 5);

        await api.Emulator.ResetAsync();

        (await api.GetAsync($"v1/batches/{id}")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Many_requests_are_added_side_by_side_and_all_are_done()
    {
        await using Api api = await StartAsync();
        string id = await CreateAsync(api);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => api.PostAsync(
            $"v1/batches/{id}/requests",
            $$$"""{"batch_requests":[{"batch_request_id":"{{{number}}}","batch_request":{"image_generation":{"prompt":"x"} } }]}""")));
        api.Clock.Advance(TimeSpan.FromDays(1));

        (await StateAsync(api, id)).ShouldBe("50 requests: 0 pending, 50 success, 0 error, 0 cancelled");
    }

    private static Task<Api> StartAsync() => Api.StartAsync(options => options with { RenderTime = s_renderTime });

    private static async Task<string> CreateAsync(Api api, string? file = null)
        => (await api.PostAsync(
            "v1/batches", file is null ? """{"name":"spring"}""" : $$"""{"name":"spring","input_file_id":"{{file}}"}"""))
            .Expect(HttpStatusCode.OK).Text("batch_id");

    private static Task<Answer> AddAsync(Api api, string id, int count, string more = "", string prompt = "a bay")
    {
        IEnumerable<string> requests = Enumerable.Range(1, count).Select(number => $$$"""
            {"batch_request_id":{{{(count > 1 ? $"\"{number}\"" : "null")}}},"batch_request":{"image_generation":{"prompt":"{{{prompt}}}"{{{more}}} } } }
            """);
        return api.PostAsync($"v1/batches/{id}/requests", $$"""{"batch_requests":[{{string.Join(',', requests)}}]}""");
    }

    private static async Task<string> StateAsync(Api api, string id)
        => StateIn((await api.GetAsync($"v1/batches/{id}")).Expect(HttpStatusCode.OK));

    private static string StateIn(Answer batch)
    {
        JsonNode state = batch.Json["state"]!;
        return $"{state["num_requests"]} requests: {state["num_pending"]} pending, {state["num_success"]} success, {state["num_error"]} "
            + $"error, {state["num_cancelled"]} cancelled";
    }

    private static async Task<List<string>> PagesAsync(Api api, string path, string items, string id)
    {
        List<string> all = [];
        string? token = "";
        for (int pages = 0; token is not null; pages++)
        {
            Answer page = (await api.GetAsync($"{path}?limit=2&pagination_token={token}")).Expect(HttpStatusCode.OK);
            all.AddRange(page.Json[items]!.AsArray().Select(item => item![id]!.GetValue<string>()));
            token = page.Json["pagination_token"]?.GetValue<string>();
            pages.ShouldBeLessThan(5);
        }

        return all;
    }

    private static async Task<string> StoreVideoAsync(Api api)
    {
        string request = (await api.PostAsync(
            "v1/videos/generations", """{"prompt":"a wave","duration":2,"storage_options":{"filename":"wave.mp4"}}""")).Text("request_id");
        api.Clock.Advance(s_renderTime);
        return (await api.GetAsync($"v1/videos/{request}")).Expect(
            HttpStatusCode.OK).Json["video"]!["file_output"]!["file_id"]!.GetValue<string>();
    }
}
