using XaiGen.Cli.Commands;

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
    public void Only_the_command_that_is_asked_for_is_built_and_all_for_help_and_mistakes()
    {
        string[] all = [.. CommandTree.For(["--help"]).Select(command => command.Name)];

        all.Length.ShouldBe(13);
        all.ShouldAllBe(name => CommandTree.For(new[] { name, "--help" }).Single().Name == name);
        CommandTree.For([]).Count().ShouldBe(13);
        CommandTree.For(["lnit"]).Count().ShouldBe(13);
        CommandTree.For(["[suggest]", "l"]).Count().ShouldBe(13);
        CommandTree.For(["--version"]).ShouldBeEmpty();
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
