using System.ClientModel.Primitives;
using System.Diagnostics;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Client.Tests.Telemetry;

/// <summary>The content of activities, metrics and log messages about calls.</summary>
public sealed class TelemetryTests
{
    private const string Pending = """{"status":"pending","progress":40,"model":"grok-imagine-video"}""";
    private const string Done =
        """{"status":"done","model":"grok-imagine-video","video":{"url":"https://vidgen.example/a.mp4","duration":5,"respect_moderation":true},"usage":{"cost_in_usd_ticks":2500000000}}""";

    [Fact]
    public async Task A_call_is_one_activity_with_the_attributes_of_http()
    {
        await using var server = new ScriptedServer(Status(200, """{"data":[]}""", "x-request-id: req-1"));
        using var watcher = new Watcher(server.Address);

        await ClientOf(server, watcher).Files.ListPageAsync(filter: "filename == \"private\"");

        Activity activity = watcher.Activities.ShouldHaveSingleItem();
        activity.DisplayName.ShouldBe("listFiles");
        activity.Kind.ShouldBe(ActivityKind.Client);
        activity.Status.ShouldBe(ActivityStatusCode.Unset);
        Tags(activity).ShouldBe(
        [
            "http.request.method=GET",
            "http.response.header.x-request-id=req-1",
            "http.response.status_code=200",
            "server.address=127.0.0.1",
            $"server.port={server.Address.Port}",
            $"url.full={server.Address}v1/files?*",
            "xaigen.operation=listFiles",
        ]);
        server.Requests.ShouldHaveSingleItem().Header("traceparent").ShouldNotBeNull().ShouldContain(activity.TraceId.ToString());
        watcher.Measured("xaigen.client.call.duration").Tags["xaigen.operation"].ShouldBe("listFiles");
        watcher.Log.Lines.Select(Start).ShouldBe(["1 Debug GET /v1/files started", "2 Debug GET /v1/files finished: 200 after"]);
    }

    [Fact]
    public async Task What_is_made_has_the_attributes_of_gen_ai_and_its_cost_but_not_the_prompt()
    {
        await using var server = new ScriptedServer(
            Status(
                200,
                """{"data":[{"url":"https://imgen.example/a.png"}],"usage":{"cost_in_usd_ticks":200000000,"input_tokens":7,"output_tokens":9}}"""));
        using var watcher = new Watcher(server.Address);

        await ClientOf(server, watcher).Images.GenerateAsync("My secret garden", ImageModel.GrokImagineImage);

        Activity activity = watcher.Activities.ShouldHaveSingleItem();
        activity.DisplayName.ShouldBe("generate_content grok-imagine-image");
        Tags(activity).Where(tag => tag.StartsWith("gen_ai.") || tag.StartsWith("xaigen.")).ShouldBe(
        [
            "gen_ai.operation.name=generate_content",
            "gen_ai.output.type=image",
            "gen_ai.provider.name=x_ai",
            "gen_ai.request.model=grok-imagine-image",
            "gen_ai.usage.input_tokens=7",
            "gen_ai.usage.output_tokens=9",
            "xaigen.operation=generateImages",
            "xaigen.usage.cost_in_usd_ticks=200000000",
        ]);
        string told = string.Join(' ', Tags(activity).Concat(watcher.Log.Lines).Append(activity.DisplayName));
        told.ShouldNotContain("garden");
        watcher.Measured("xaigen.client.cost").Value.ShouldBe(200_000_000);
        watcher.Measured("xaigen.client.cost").Tags["gen_ai.request.model"].ShouldBe("grok-imagine-image");
        watcher.Measured("gen_ai.client.operation.duration").Instrument.Unit.ShouldBe("s");
        watcher.Log.Lines.ShouldContain("7 Information POST /v1/images/generations cost 200000000 ticks (0.02 US dollars)");
    }

    [Fact]
    public async Task The_prompt_is_recorded_for_who_asks_for_it_and_never_logged()
    {
        await using var server = new ScriptedServer(Status(200, """{"request_id":"r-1"}"""));
        using var watcher = new Watcher(server.Address);

        await ClientOf(server, watcher, options => options.RecordPrompts = true).Videos.GenerateAsync("A \"wild\" garden");

        watcher.Activities.ShouldHaveSingleItem().GetTagItem("gen_ai.input.messages")
            .ShouldBe("""[{"role":"user","parts":[{"type":"text","content":"A \u0022wild\u0022 garden"}]}]""");
        watcher.Log.Lines.ShouldAllBe(line => !line.Contains("garden"));
    }

    [Fact]
    public async Task A_try_that_fails_is_told_with_its_reason_and_the_wait()
    {
        await using var server = new ScriptedServer(Status(503, "", "Retry-After: 0"), CutShort(200, "{"), Status(200, """{"data":[]}"""));
        using var watcher = new Watcher(server.Address);

        await ClientOf(server, watcher).Files.ListPageAsync();

        Activity activity = watcher.Activities.ShouldHaveSingleItem();
        activity.GetTagItem("http.request.resend_count").ShouldBe(2);
        activity.Events.Select(e => e.Name).ShouldBe(["retry", "retry"]);
        watcher.Measurements.Count(measurement => measurement.Instrument.Name == "xaigen.client.retries").ShouldBe(2);
        watcher.Log.Lines.Where(line => line[0] == '4')
            .First().ShouldBe("4 Warning GET /v1/files is tried again in 0 s, because try 1 failed: 503");
    }

    [Fact]
    public async Task An_answer_that_is_an_error_is_told_by_its_status()
    {
        await using var server = new ScriptedServer(Status(
            400, """{"code":"invalid-argument","error":"Refused by moderation","usage":{"cost_in_usd_ticks":5}}""", "x-request-id: req-9"));
        using var watcher = new Watcher(server.Address);

        await Should.ThrowAsync<XaiException>(ClientOf(server, watcher).Images.GenerateAsync("A ferry"));

        Activity activity = watcher.Activities.ShouldHaveSingleItem();
        activity.Status.ShouldBe(ActivityStatusCode.Error);
        activity.GetTagItem("error.type").ShouldBe("400");
        watcher.Measured("xaigen.client.call.duration").Tags["error.type"].ShouldBe("400");
        watcher.Measured("xaigen.client.cost").Value.ShouldBe(5);
        watcher.Log.Lines.ShouldContain(
            line => line.StartsWith("3 Warning POST /v1/images/generations failed: 400 after") && line.EndsWith("(request ID req-9)"));
    }

    [Fact]
    public async Task No_answer_is_told_by_its_cause_and_a_cancellation_is_no_failure()
    {
        await using var silent = new ScriptedServer(Silent());
        using var watcher = new Watcher(silent.Address);
        using var cancellation = new CancellationTokenSource();
        Task<FileList> cancelled = ClientOf(silent, watcher).Files.ListPageAsync(cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(cancelled);
        watcher.Log.Lines.Last().ShouldStartWith("8 Debug GET /v1/files was cancelled");

        Uri nowhere = NobodyThere();
        using var other = new Watcher(nowhere);
        await Should.ThrowAsync<XaiException>(new XaiClient("key", Options(nowhere, other)).Files.ListPageAsync());

        other.Activities.ShouldHaveSingleItem().GetTagItem("error.type").ShouldBe("connection_error");
        other.Log.Lines.Last().ShouldStartWith("3 Warning GET /v1/files failed: Connection refused");
    }

    [Fact]
    public async Task Long_work_is_told_as_it_goes_on_and_at_its_end()
    {
        await using var server = new ScriptedServer(Status(200, """{"request_id":"r-1"}"""), Status(202, Pending), Status(200, Done));
        using var watcher = new Watcher(server.Address);

        XaiClient client = ClientOf(server, watcher, options => options.PollInterval = TimeSpan.FromMilliseconds(1));
        VideoOperation work = await client.Videos.GenerateAsync("A ferry");
        await work.WaitForResultAsync();

        // A repeated poll has not been billed again.
        await client.Videos.GetAsync(work.Id);

        watcher.Log.Lines.Where(line => line[0] is '5' or '6' or '7').ShouldBe(
        [
            "5 Debug GET /v1/videos/r-1: the work goes on, 40 % done",
            "7 Information GET /v1/videos/r-1 cost 2500000000 ticks (0.25 US dollars)",
            "6 Information GET /v1/videos/r-1: the work has ended: done",
        ]);
        watcher.Activities.Last().GetTagItem("gen_ai.response.model").ShouldBe("grok-imagine-video");
        watcher.Measured("xaigen.client.cost").Tags["gen_ai.response.model"].ShouldBe("grok-imagine-video");
    }

    [Fact]
    public async Task What_makes_a_public_address_secret_is_left_out()
    {
        await using var server = new ScriptedServer(Status(200, "the bytes"));
        using var watcher = new Watcher(server.Address);

        await using (await ClientOf(server, watcher).OpenAsync(new Uri(server.Address, "/team/capability/bay.png?sig=abc")))
        {
        }

        Activity activity = watcher.Activities.ShouldHaveSingleItem();
        activity.GetTagItem("url.full").ShouldBe($"{server.Address}…");
        watcher.Log.Lines.Concat(Tags(activity))
            .ShouldAllBe(text => !text.Contains("capability") && !text.Contains("bay.png") && !text.Contains("sig"));
    }

    [Fact]
    public async Task Tracing_and_logging_can_be_turned_off_for_a_client()
    {
        await using var server = new ScriptedServer(Status(200, """{"data":[]}"""));
        using var watcher = new Watcher(server.Address);

        await ClientOf(server, watcher, options =>
        {
            options.EnableDistributedTracing = false;
            options.ClientLoggingOptions!.EnableLogging = false;
        }).Files.ListPageAsync();

        watcher.Activities.ShouldBeEmpty();
        watcher.Log.Lines.ShouldBeEmpty();
        watcher.Measured("xaigen.client.call.duration");
    }

    private static XaiClient ClientOf(ScriptedServer server, Watcher watcher, Action<XaiClientOptions>? configure = null)
    {
        XaiClientOptions options = Options(server.Address, watcher);
        configure?.Invoke(options);
        return new XaiClient("key", options);
    }

    private static XaiClientOptions Options(Uri endpoint, Watcher watcher) => new()
    {
        Endpoint = endpoint,
        RetryDelay = TimeSpan.Zero,
        ClientLoggingOptions = new ClientLoggingOptions { LoggerFactory = watcher.Log },
    };

    private static IEnumerable<string> Tags(Activity activity)
        => activity.TagObjects.Select(tag => $"{tag.Key}={(tag.Value is string[] several ? string.Join(',', several) : tag.Value)}")
            .Order(StringComparer.Ordinal);

    private static string Start(string line) => line.Split(" after")[0] + (line.Contains(" after") ? " after" : "");
}
