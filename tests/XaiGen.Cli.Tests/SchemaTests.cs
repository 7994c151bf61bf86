namespace XaiGen.Cli.Tests;

public sealed class SchemaTests
{
    [Fact]
    public async Task It_prints_the_schema_for_editors()
    {
        ToolRun run = await Tool.RunAsync("schema");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldBe(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "spec", "contract.schema.json")));
    }
}
