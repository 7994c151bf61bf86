namespace XaiGen.Packaging.Tests;

/// <summary>The tool, installed as its users install it.</summary>
[Collection(PackedFeed.Name)]
public sealed class ToolTests(PackedFeed feed)
{
    [Fact]
    public async Task The_installed_tool_tells_its_version_and_runs_the_demo()
    {
        string folder = feed.NewFolder("tool"), xaigen = Path.Combine(folder, "bin", "xaigen");
        await Command.RunAsync(
            "dotnet", ["tool", "install", "XaiGen.Cli", "--version", feed.Version, "--add-source", feed.Folder, "--tool-path", "bin"],
            folder);

        (await Command.RunAsync(xaigen, ["--version"], folder)).Trim().ShouldBe(feed.Version);

        await Command.RunAsync(xaigen, ["demo", "--output", "made"], folder);
        string[] made = [.. Directory.GetFiles(Path.Combine(folder, "made")).Select(Path.GetExtension).OfType<string>()];
        made.Count(extension => extension == ".png").ShouldBeGreaterThanOrEqualTo(3);
        made.Count(extension => extension == ".mp4").ShouldBe(2);
    }
}
