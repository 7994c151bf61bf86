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

        run.ShouldSucceed().Output.ShouldContain("source-breaking");
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
    public async Task Every_format_says_it(string format, string part)
        => (await Tool.RunAsync("diff", Old, _scratch.Write("new.yaml", Contracts.WithoutFood), "--wire-only", "--format", format)).ShouldSucceed().Output.ShouldContain(part);

    [Fact]
    public async Task What_is_no_contract_is_bad_input()
    {
        (await Tool.RunAsync("diff", Old, _scratch["none.yaml"])).ShouldFail(2, "no contract", "none.yaml");
        (await Tool.RunAsync("diff", "no-such-revision:spec/a.yaml", Old)).ShouldFail(2, "no-such-revision");
        (await Tool.RunAsync("diff", "-", "-")).ShouldFail(2, "standard input");
        (await Tool.RunAsync("diff", "", Old)).ShouldFail(2, "empty");
        (await Tool.RunAsync("diff", Old, Old, "--wire-only", "--waivers", _scratch["none.yaml"])).ShouldFail(2, "list of waivers", "none.yaml");
        (await Tool.RunAsync("diff", Old, _scratch.Write("new.yaml", Contracts.WithSyntaxError))).ExitCode.ShouldBe(2);
        (await Tool.RunAsync("diff", Old, Old, "--waivers", _scratch.Write("waivers.yaml", "waivers: [{ rule: x }]"))).ShouldFail(2, "waiver 1");
    }
}
