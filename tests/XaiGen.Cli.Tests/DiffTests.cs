using System.Diagnostics;

namespace XaiGen.Cli.Tests;

public sealed class DiffTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private string Old => _scratch.Write("2026-01-01.yaml", Contracts.Small);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_contract_against_itself_gives_nothing()
        => (await Tool.RunAsync("diff", Old, Old, "--fail-on", "any")).ShouldSucceed().Output.ShouldContain("Nothing found.");

    [Fact]
    public async Task A_property_that_goes_breaks_the_source()
    {
        string changed = _scratch.Write("new.yaml", Contracts.WithoutFood);

        ToolRun run = await Tool.RunAsync("diff", Old, changed);

        run.ShouldSucceed().Output.ShouldContain("Breaks C# source");
        run.Output.ShouldContain("Pet.Food");
        (await Tool.RunAsync("diff", Old, changed, "--fail-on", "breaking")).ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task A_folder_stands_for_its_newest_contract()
    {
        _scratch.Write("history/2025-01-01.yaml", Contracts.WithoutFood);
        _scratch.Write("history/2026-01-01.yaml", Contracts.Small);

        (await Tool.RunAsync("diff", _scratch["history"], Old, "--fail-on", "any")).ShouldSucceed();
    }

    [Theory]
    [InlineData("json", "\"findings\"")]
    [InlineData("sarif", "\"2.1.0\"")]
    [InlineData("markdown", "property-removed")]
    [InlineData("html", "<html")]
    [InlineData("github", "::")]
    [InlineData("changelog", "no longer has")]
    [InlineData("migration", "\"removed\"")]
    public async Task Every_format_says_it(string format, string part)
        => (await Tool.RunAsync(
            "diff", Old, _scratch.Write("new.yaml", Contracts.WithoutFood), "--wire-only", "--format",
            format)).ShouldSucceed().Output.ShouldContain(part);

    [Fact]
    public async Task Reports_go_to_files_in_the_same_run_also_where_the_gate_fails()
    {
        string changed = _scratch.Write("new.yaml", Contracts.WithoutFood);

        ToolRun run = await Tool.RunAsync(
            "diff", Old, changed, "--format", "github", "--fail-on", "breaking",
            "--report", $"sarif={_scratch["a=b.sarif"]}", "--report", $"changelog={_scratch["changes.md"]}");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("::error");
        File.ReadAllText(_scratch["a=b.sarif"]).ShouldContain("\"2.1.0\"");
        File.ReadAllText(_scratch["changes.md"]).ShouldContain("no longer has");
        ToolRun wrong = await Tool.RunAsync("diff", Old, changed, "--report", "sarif");
        wrong.ExitCode.ShouldBe(2);
        wrong.Error.ShouldContain("'sarif' is no report: write FORMAT=FILE");
        (await Tool.RunAsync("diff", Old, Old, "--wire-only", "--report", $"json={_scratch["none/x.json"]}"))
            .ShouldFail(2, "cannot be written");
    }

    [Fact]
    public async Task What_breaks_can_be_accepted_in_a_file()
    {
        string changed = _scratch.Write("new.yaml", Contracts.WithoutFood), waivers = _scratch["waivers.yaml"];
        (await Tool.RunAsync("diff", Old, changed, "--fail-on", "breaking", "--write-waivers", waivers)).ExitCode.ShouldBe(1);

        (await Tool.RunAsync("diff", Old, changed, "--fail-on", "breaking", "--waivers", waivers)).ShouldSucceed().Output.ShouldContain(
            "waived");
    }

    [Fact]
    public async Task A_list_of_waivers_in_a_folder_that_does_not_exist_is_an_error_without_a_stack_trace()
    {
        string changed = _scratch.Write("new.yaml", Contracts.WithoutFood);
        ToolRun run = await Tool.RunAsync("diff", Old, changed, "--write-waivers", _scratch["none/waivers.yaml"]);

        run.ShouldFail(2, "The list of waivers");
        run.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_history_says_which_change_broke_what()
    {
        _scratch.Write("history/2025-01-01.yaml", Contracts.Small);
        _scratch.Write("history/2026-01-01.yaml", Contracts.WithoutFood);
        _scratch.Write("history/2025-01-01.migration.json", "{}");

        (await Tool.RunAsync("history", _scratch["history"])).ShouldSucceed().Output.ShouldContain("2026-01-01.yaml");
        (await Tool.RunAsync("history", _scratch["none"])).ShouldFail(2, "git range");
        _scratch.Write("history/2026-02-01.yaml", "openapi: [");
        (await Tool.RunAsync("history", _scratch["history"])).ExitCode.ShouldBe(2, "a contract that cannot be read was not compared");
        Git();
        (await Tool.RunInAsync(_scratch["repository"], "history", "HEAD..HEAD:api.yaml")).ShouldFail(2, "at least two");
    }

    [Fact]
    public async Task A_revision_of_git_stands_for_its_file()
    {
        string now = Git();

        (await Tool.RunInAsync(_scratch["repository"], "diff", "HEAD:api.yaml", now, "--wire-only")).ShouldSucceed().Output.ShouldContain(
            "'Pet' no longer has");
        (await Tool.RunInAsync(
            _scratch["repository"], "diff", "HEAD:./api.yaml", "HEAD:api.yaml",
            "--wire-only")).ShouldSucceed().Output.ShouldContain("Nothing found.");
    }

    [Theory]
    [InlineData("--output=PATH:x", "does not begin with '-'")]
    [InlineData("-OPATH:x", "does not begin with '-'")]
    [InlineData("HEAD main:api.yaml", "no blanks")]
    [InlineData("HEAD:", "path behind ':' is empty")]
    [InlineData("HEAD:a\u001b.yaml", "control character")]
    [InlineData("HEAD:none.yaml", "git reports")]
    public async Task A_name_is_never_an_option_of_git(string name, string words)
    {
        string now = Git(), stolen = _scratch["stolen"];

        ToolRun run = await Tool.RunInAsync(_scratch["repository"], "diff", name.Replace("PATH", stolen), now);

        run.ShouldFail(2, words);
        run.Error.ShouldNotContain("\u001b");
        Directory.EnumerateFiles(_scratch["."])
            .Select(Path.GetFileName).ShouldNotContain(file => file!.StartsWith("stolen", StringComparison.Ordinal));
    }

    /// <summary>A repository with a contract, and what the contract became since.</summary>
    private string Git()
    {
        _scratch.Write("repository/api.yaml", Contracts.Small);
        foreach (string[] arguments in (string[][])[["init", "-q"], ["add", "."], ["-c", "user.email=a@example.com", "-c", "user.name=a", "commit", "-qm", "Begin"]])
        {
            using Process git = System.Diagnostics.Process.Start(
                new System.Diagnostics.ProcessStartInfo("git", arguments) { WorkingDirectory = _scratch["repository"] })!;
            git.WaitForExit();
            git.ExitCode.ShouldBe(0);
        }

        return _scratch.Write("repository/api.yaml", Contracts.WithoutFood);
    }

    [Fact]
    public async Task What_is_no_contract_is_bad_input()
    {
        (await Tool.RunAsync("diff", Old, _scratch["none.yaml"])).ShouldFail(2, "no contract", "none.yaml");
        (await Tool.RunAsync("diff", "no-such-revision:spec/a.yaml", Old)).ShouldFail(2, "no-such-revision");
        (await Tool.RunAsync("diff", "-", "-")).ShouldFail(2, "standard input");
        (await Tool.RunAsync("diff", "", Old)).ShouldFail(2, "empty");
        (await Tool.RunAsync("diff", Old, Old, "--wire-only", "--waivers", _scratch["none.yaml"])).ShouldFail(
            2, "list of waivers", "none.yaml");
        (await Tool.RunAsync("diff", Old, _scratch.Write("new.yaml", Contracts.WithSyntaxError))).ExitCode.ShouldBe(2);
        (await Tool.RunAsync("diff", Old, Old, "--waivers", _scratch.Write("waivers.yaml", "waivers: [{ rule: x }]"))).ShouldFail(
            2, "waiver 1");
    }
}
