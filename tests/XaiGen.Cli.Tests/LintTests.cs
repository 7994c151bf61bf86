namespace XaiGen.Cli.Tests;

public sealed class LintTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    /// <summary>The text, the place of its error, and the rule that it breaks.</summary>
    public static TheoryData<string, string, string> BrokenContracts => new()
    {
        { Contracts.WithSyntaxError, "(2,7)", "XG0101" },
        { Contracts.WithUnknownReference, "(24,17)", "XG0104" },
        { Contracts.WithAmbiguousUnion, "(24,58)", "XG0301" },
    };

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task The_contract_of_this_repository_is_clean()
        => (await Tool.RunAsync("lint", Contracts.Real)).ShouldSucceed().Output.ShouldBe($"{Contracts.Real}: no errors, no warnings\n");

    [Theory]
    [MemberData(nameof(BrokenContracts))]
    public async Task An_error_is_told_at_its_place(string text, string place, string rule)
    {
        string contract = _scratch.Write("broken.yaml", text);

        ToolRun run = await Tool.RunAsync("lint", contract);

        // A file that is not YAML is invalid input. The second reader may report the contract too, with its own message.
        run.ShouldFail(rule == "XG0101" ? 2 : 1, "broken.yaml has ", " error");
        run.Lines.Count(line => line.Contains(": error XG", StringComparison.Ordinal)).ShouldBe(1);
        run.Lines.ShouldContain(line => line.StartsWith($"{contract}{place}: error {rule}: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Warnings_alone_end_with_0()
    {
        string contract = _scratch.Write("pets.yaml", Contracts.WithWarning);

        ToolRun run = (await Tool.RunAsync("lint", contract)).ShouldSucceed();

        run.Lines.ShouldContain(line => line.StartsWith($"{contract}(22,31): warning XG0109: ", StringComparison.Ordinal));
        run.Lines[^1].ShouldStartWith($"{contract}: no errors, ");
    }

    [Fact]
    public async Task Problems_come_in_the_order_of_the_text()
    {
        string contract = _scratch.Write(
            "broken.yaml",
            Contracts.WithUnknownReference.Replace("operationId", "operationid").Replace("name: { type: string }", "name: { type: text }"));

        int[] lines = [.. (await Tool.RunAsync("lint", contract)).Lines.Select(line => int.Parse(line.Split('(', ',')[1]))];

        lines.Length.ShouldBeGreaterThan(2);
        lines.ShouldBeInOrder();
    }

    [Fact]
    public async Task An_example_that_does_not_fit_is_told_by_the_second_reader()
    {
        string contract =
            _scratch.Write("pets.yaml", Contracts.Small.Replace("name: { type: string }", "name: { type: string, example: 7 }"));

        (await Tool.RunAsync("lint", contract)).Lines.ShouldContain(
            line => line.StartsWith($"{contract}(", StringComparison.Ordinal) && line.Contains(" XL0201: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_file_is_bad_input()
        => (await Tool.RunAsync("lint", _scratch["none.yaml"])).ShouldFail(2, "no contract", "none.yaml");

    [Fact]
    public async Task A_folder_without_a_contract_is_bad_input()
    {
        _scratch.Write("inner/pets.yaml", Contracts.Small);

        (await Tool.RunAsync("lint", _scratch["."])).ShouldFail(2, "contains no contract");
    }

    [Fact]
    public async Task What_is_no_contract_is_bad_input()
    {
        (await Tool.RunAsync("lint", _scratch.Write("empty.yaml", ""))).ShouldFail(2, "1 error");
        (await Tool.RunAsync("lint", _scratch.Write("swagger.yaml", "swagger: '1.2'\npaths: {}\n"))).ShouldFail(2, "1 error");
    }

    [Theory]
    [InlineData("json", "\"XG0109\"")]
    [InlineData("sarif", "\"XG0109\"")]
    [InlineData("markdown", "XG0109")]
    [InlineData("html", "<html")]
    [InlineData("github", "::warning file=")]
    public async Task Every_format_says_it(string format, string part)
        => (await Tool.RunAsync(
            "lint", _scratch.Write("pets.yaml", Contracts.WithWarning), "--format", format)).ShouldSucceed().Output.ShouldContain(part);

    [Fact]
    public async Task The_user_says_from_which_finding_on_it_fails()
        => (await Tool.RunAsync("lint", _scratch.Write("pets.yaml", Contracts.WithWarning), "--fail-on", "warning")).ExitCode.ShouldBe(1);

    [Fact]
    public async Task What_a_program_can_mend_is_mended_in_the_file()
    {
        string contract = _scratch.Write("pets.yaml", Contracts.Small.Replace("operationId: ", "# operationId: "));

        (await Tool.RunAsync("lint", contract)).Output.ShouldContain("--fix does this: Add operationId: ");
        ToolRun run = await Tool.RunAsync("lint", contract, "--fix");

        run.Error.ShouldContain($"{contract}(");
        run.Error.ShouldContain("fixed: Add operationId: ");
        File.ReadAllText(contract).ShouldContain("# operationId: ");
        (await Tool.RunAsync("lint", contract)).Output.ShouldNotContain("XL0301");
    }
}
