using XaiGen.Emulator;

namespace XaiGen.Cli.Tests;

/// <summary><c>demo --live</c> against an emulator that the tool treats as the real service.</summary>
public sealed class LiveDemoTests : IDisposable
{
    private const string Key = "the-right-key";

    private readonly ScratchFolder _scratch = new();

    private string Output => _scratch["made"];

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task It_names_the_cost_and_leaves_the_film_shared_and_all_files_expiring()
    {
        await using XaiEmulator service = await StartAsync();

        ToolRun run = (await Tool.RunAsync(Environment(service), "demo", "--live", "--yes", "--output", Output)).ShouldSucceed();

        run.Output.ShouldContain("Estimate: $");
        run.Output.ShouldContain("only an estimate");
        run.Output.ShouldContain("batch '");
        List<FileObject> files = await service.CreateClient(Key).Files.ListAsync().ToListAsync();

        // The batch continues after the demo has ended.
        files.RemoveAll(file => file.Filename is "harbour-in-spring.png" or "harbour-in-autumn.png");
        files.Count.ShouldBe(6);
        files.ShouldAllBe(file => file.ExpiresAt > DateTimeOffset.UtcNow);
        FileObject film = files.Single(file => file.PublicUrl is not null);
        using var http = new HttpClient();
        (await http.GetByteArrayAsync(film.PublicUrl)).ShouldBe(await File.ReadAllBytesAsync(Path.Combine(Output, "film.mp4")));
    }

    [Fact]
    public async Task It_counts_apart_what_had_a_public_address_before()
    {
        await using XaiEmulator service = await StartAsync();
        XaiClient client = service.CreateClient(Key);
        FileObject earlier = await client.Files.UploadAsync("%PDF-1.7\n"u8.ToArray(), "earlier.pdf");
        CreatedPublicUrl url = await client.Files.CreatePublicUrlAsync(earlier.Id);

        ToolRun run = (await Tool.RunAsync(Environment(service), "demo", "--live", "--yes", "--output", Output)).ShouldSucceed();

        run.Output.ShouldContain("mountains.png, film.mp4, and 1 that were there before");
        (await client.Files.GetAsync(earlier.Id)).PublicUrl.ShouldBe(url.PublicUrl);
    }

    [Fact]
    public async Task Without_a_terminal_it_needs_consent_and_touches_nothing()
    {
        await using XaiEmulator service = await StartAsync();

        (await Tool.RunAsync(Environment(service), "demo", "--live", "--output", Output)).ShouldFail(2, "--live costs money", "--yes");

        Directory.Exists(Output).ShouldBeFalse();
        (await service.CreateClient(Key).Files.ListAsync().ToListAsync()).ShouldBeEmpty();
    }

    [TerminalFact]
    public async Task In_a_terminal_it_asks_and_takes_no_for_an_answer()
    {
        await using XaiEmulator service = await StartAsync();

        ToolRun run = await Tool.RunInTerminalAsync(100, typed: "n\n", Environment(service), "demo", "--live", "--output", Output);

        run.ExitCode.ShouldBe(1, run.Output);
        run.Output.ShouldContain("Go on?");
        run.Output.ShouldContain("nothing was charged");
        (await service.CreateClient(Key).Files.ListAsync().ToListAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public async Task A_missing_key_is_named(string? key)
    {
        Dictionary<string, string> environment = key is null ? [] : new() { ["XAI_API_KEY"] = key };

        (await Tool.RunAsync(environment, "demo", "--live", "--yes", "--output", Output)).ShouldFail(2, "XAI_API_KEY is not set");
    }

    [Fact]
    public async Task A_wrong_key_is_told_from_other_wrong_arguments_and_not_shown()
    {
        await using XaiEmulator service = await StartAsync();

        ToolRun run = await Tool.RunAsync(Environment(service, "some-wrong-key"), "demo", "--live", "--yes", "--output", Output);

        run.ShouldFail(1, "Incorrect API key", "Check XAI_API_KEY");
        (run.Output + run.Error).ShouldNotContain("some-wrong-key");
    }

    [Fact]
    public async Task An_address_that_does_not_answer_is_named()
        => (await Tool.RunAsync(Environment("http://127.0.0.1:1"), "demo", "--live", "--yes", "--output", Output))
            .ShouldFail(1, "no response from http://127.0.0.1:1", "Check the network");

    [Theory]
    [InlineData("http://example.com", "must use https")]
    [InlineData("nonsense", "XAI_BASE_URL is 'nonsense'")]
    public async Task An_address_that_the_key_must_not_go_to_is_refused(string address, string reason)
        => (await Tool.RunAsync(Environment(address), "demo", "--live", "--yes", "--output", Output)).ShouldFail(2, reason);

    [Fact]
    public async Task A_refusal_on_the_way_says_what_was_kept()
    {
        await using XaiEmulator service = await StartAsync(new XaiEmulatorOptions { MaxUploadBytes = 10 });

        ToolRun run = await Tool.RunAsync(Environment(service), "demo", "--live", "--yes", "--output", Output);

        run.ShouldFail(1, "POST /v1/files failed: 413");
        run.Lines[^1].ShouldStartWith("Nothing was saved");
    }

    [Fact]
    public async Task A_proxy_is_for_other_machines()
    {
        await using XaiEmulator service = await StartAsync();
        Dictionary<string, string> environment = Environment(service);
        environment["HTTP_PROXY"] = environment["http_proxy"] = "http://127.0.0.1:1";

        (await Tool.RunAsync(environment, "demo", "--live", "--yes", "--output", Output)).ShouldSucceed();
    }

    [UnixFact]
    public async Task Interrupted_it_names_the_request_that_can_be_taken_up_again()
    {
        await using XaiEmulator service = await StartAsync(new XaiEmulatorOptions { RenderTime = TimeSpan.FromDays(1) });
        using var demo = Tool.Start(Environment(service), "demo", "--live", "--yes", "--output", Output);
        string request = (await demo.ReadLineAsync(with: "  request ")).Trim()["request ".Length..];

        demo.Interrupt();
        ToolRun run = await demo.FinishAsync();

        run.ExitCode.ShouldBe(130);
        run.Lines[^1].ShouldContain($"client.Videos.Resume(\"{request}\")");
        VideoStatus status = await service.CreateClient(Key).Videos.Resume(new GenerationId(request)).UpdateAsync();
        status.ShouldBeOfType<VideoStatus.Pending>();
    }

    private static Task<XaiEmulator> StartAsync(XaiEmulatorOptions? options = null)
        => XaiEmulator.StartAsync((options ?? new XaiEmulatorOptions { RenderTime = TimeSpan.Zero }) with { AcceptedKeys = [Key] });

    private static Dictionary<string, string> Environment(XaiEmulator service, string key = Key)
        => Environment(service.BaseAddress.ToString(), key);

    private static Dictionary<string, string> Environment(string address, string key = Key)
        => new() { ["XAI_API_KEY"] = key, ["XAI_BASE_URL"] = address };
}
