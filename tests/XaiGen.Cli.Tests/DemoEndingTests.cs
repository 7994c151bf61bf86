using System.Text.RegularExpressions;

namespace XaiGen.Cli.Tests;

/// <summary>The end of a demo that cannot continue.</summary>
public sealed class DemoEndingTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [UnixFact]
    public async Task Interrupted_it_ends_with_130_and_says_what_was_kept_and_which_request_ran()
    {
        using var demo = Tool.Start(null, "demo", "--output", _scratch["made"]);
        string request = (await demo.ReadLineAsync(with: "  request ")).Trim()["request ".Length..];

        demo.Interrupt();
        ToolRun run = await demo.FinishAsync();

        run.ExitCode.ShouldBe(130);
        run.Error.ShouldBe("stopped\n");
        run.Lines[^1].ShouldContain("mountains.png, harbour.png, harbour-in-snow.png, valley.png");
        run.Lines[^1].ShouldContain(request);
        run.ShouldHaveNoStackTrace();
        Directory.EnumerateFiles(_scratch["made"]).Count().ShouldBe(4);
    }

    [Fact]
    public async Task An_output_that_is_a_file_is_refused()
    {
        string file = _scratch.Write("taken", "");

        (await Tool.RunAsync("demo", "--output", file)).ShouldFail(2, "taken", "is a file", "--output");
    }

    [Fact]
    public async Task An_output_that_cannot_be_made_is_refused()
    {
        string file = _scratch.Write("taken", "");

        (await Tool.RunAsync("demo", "--output", Path.Combine(file, "below"))).ShouldFail(2, "Nothing can be written", "below", "--output");
    }

    [Fact]
    public async Task An_output_without_a_name_is_refused()
        => (await Tool.RunAsync("demo", "--output", "")).ShouldFail(2, "--output");

    [TerminalFact]
    public async Task In_a_terminal_it_moves_and_never_breaks_an_address()
    {
        ToolRun run = await Tool.RunInTerminalAsync(80, typed: "", null, "demo", "--output", _scratch["made"]);

        run.ExitCode.ShouldBe(0, run.Output);
        run.Output.ShouldContain("\x1b[");
        run.Output.ShouldContain("✓");
        run.Lines.ShouldContain(line => Regex.IsMatch(line, @"^http://127\.0\.0\.1:\d+/cdn/[\w-]+/file_[0-9a-f-]{36}\.mp4\r?$"));
    }
}
