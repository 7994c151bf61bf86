namespace XaiGen.Cli.Tests;

public sealed class DocsTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private string Output => _scratch["pages"];

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task The_pages_are_written_and_a_second_run_writes_the_same_bytes()
    {
        string contract = _scratch.Write("pets.yaml", Contracts.Small);
        (await Tool.RunAsync("docs", contract, "--output", Output, "--namespace", "Acme")).ShouldSucceed();
        File.ReadAllText(Path.Combine(Output, "index.html")).ShouldContain("client.Pets.ListPetsAsync()");
        File.ReadAllText(Path.Combine(Output, "index.html")).ShouldContain("using Acme;");

        ToolRun again = (await Tool.RunAsync("docs", contract, "--output", Output, "--namespace", "Acme")).ShouldSucceed();

        again.Output.ShouldContain(": 0 written,");
    }

    [Fact]
    public async Task A_page_that_is_no_longer_needed_goes_and_files_of_others_stay()
    {
        string contract = _scratch.Write("pets.yaml", Contracts.Small);
        (await Tool.RunAsync("docs", contract, "--output", Output)).ShouldSucceed();
        File.Exists(Path.Combine(Output, "type-food.html")).ShouldBeTrue();
        string foreign = _scratch.Write("pages/type-mine.html", "<p>Mine.</p>");
        _scratch.Write("pets.yaml", Contracts.WithoutFood);

        ToolRun run = (await Tool.RunAsync("docs", contract, "--output", Output)).ShouldSucceed();

        run.Output.ShouldContain(", 1 removed");
        File.Exists(Path.Combine(Output, "type-food.html")).ShouldBeFalse();
        File.Exists(foreign).ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_of_somebody_else_is_not_replaced()
    {
        string contract = _scratch.Write("pets.yaml", Contracts.Small), mine = _scratch.Write("pages/index.html", "<p>Mine.</p>");

        (await Tool.RunAsync("docs", contract, "--output", Output)).ShouldFail(2, "index.html", "was not written by this command");

        File.ReadAllText(mine).ShouldBe("<p>Mine.</p>");
        Directory.EnumerateFileSystemEntries(Output).Select(Path.GetFileName).ShouldBe(["index.html"]);
    }

    [UnixFact]
    public async Task A_link_in_the_output_is_refused_and_nothing_is_written()
    {
        string contract = _scratch.Write("pets.yaml", Contracts.Small), elsewhere = _scratch.Write("elsewhere.txt", "xaigen docs");
        Directory.CreateDirectory(Output);
        File.CreateSymbolicLink(Path.Combine(Output, "index.html"), elsewhere);

        (await Tool.RunAsync("docs", contract, "--output", Output)).ShouldFail(2, "symbolic link", "index.html", "nothing was written");

        File.ReadAllText(elsewhere).ShouldBe("xaigen docs");
    }

    [Fact]
    public async Task With_an_error_nothing_is_written()
    {
        string contract = _scratch.Write("broken.yaml", Contracts.WithUnknownReference);

        ToolRun run = await Tool.RunAsync("docs", contract, "--output", Output);

        run.ShouldFail(1, "broken.yaml", "1 error");
        Directory.Exists(Output).ShouldBeFalse();
    }

    [Fact]
    public async Task The_history_has_what_each_release_broke()
    {
        _scratch.Write("history/1.yaml", Contracts.Small);
        string contract = _scratch.Write("pets.yaml", Contracts.WithoutFood.Replace("version: '1'", "version: '2'"));

        (await Tool.RunAsync("docs", contract, "--output", Output, "--history", _scratch["history"])).ShouldSucceed();

        string history = File.ReadAllText(Path.Combine(Output, "history.html"));
        history.ShouldContain("<h2>2</h2>");
        history.ShouldContain("Breaking");
        history.ShouldContain("Pet.Food");
    }
}
