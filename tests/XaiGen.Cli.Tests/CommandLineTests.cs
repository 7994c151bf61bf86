namespace XaiGen.Cli.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Help_names_every_command()
    {
        ToolRun run = (await Tool.RunAsync("--help")).ShouldSucceed();

        run.Output.ShouldContain("xaigen [command] [options]");
        foreach (string command in (string[])["demo", "emulate", "generate", "lint", "drift", "record", "learn"])
        {
            run.Output.ShouldContain($"  {command} ");
        }
    }

    [Fact]
    public async Task Version_is_a_version()
        => Version.TryParse((await Tool.RunAsync("--version")).ShouldSucceed().Output.Trim(), out _).ShouldBeTrue();

    [Theory]
    [InlineData("bogus")]
    [InlineData("demo", "--bogus")]
    [InlineData("lint")]
    [InlineData("lint", "one.yaml", "two.yaml")]
    [InlineData("generate", "one.yaml")]
    [InlineData]
    public async Task A_command_line_that_is_not_understood_ends_with_2(params string[] arguments)
    {
        ToolRun run = await Tool.RunAsync(arguments);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldNotBeEmpty();
        run.ShouldHaveNoStackTrace();
    }
}
