using System.Text.Json;

namespace XaiGen.Packaging.Tests;

/// <summary>The version of the packages is that of the git tag, and no other state of the files has the version of a release.</summary>
public sealed class VersionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("xaigen-version-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_is_that_of_the_tag_or_a_later_one_that_is_not_released()
    {
        foreach (string file in (string[])["Directory.Build.props", "Directory.Build.targets"])
        {
            File.Copy(Path.Combine(PackedFeed.Repository, file), Path.Combine(_folder, file));
        }

        string project = Path.Combine(_folder, "Package.proj");
        await File.WriteAllTextAsync(project, """
            <Project>
              <Import Project="Directory.Build.props" />
              <Import Project="Directory.Build.targets" />
            </Project>
            """);
        (await VersionAsync()).ShouldBe("0.1.0-dev", "It is no repository yet.");
        await GitAsync("init", "--quiet");
        await GitAsync("add", ".");
        await CommitAsync();
        await GitAsync("tag", "v1.2.3");
        (await VersionAsync()).ShouldBe("1.2.3");
        (await VersionAsync("-p:Version=9.8.7")).ShouldBe("9.8.7");
        await CommitAsync();
        (await VersionAsync()).ShouldBe("1.2.4-dev.1");
        await GitAsync("tag", "v2.0.0-rc.1");
        await File.AppendAllTextAsync(project, "<!-- New. -->");
        (await VersionAsync()).ShouldBe("2.0.0-rc.1.0.dirty");
    }

    private async Task<string> VersionAsync(params string[] properties)
    {
        string output = await Command.RunAsync(
            "dotnet",
            ["msbuild", "Package.proj", "-nologo", "-p:_IsPacking=true", "-t:SetVersionOfTag", "-getProperty:Version,PackageVersion", .. properties],
            _folder,
            new Dictionary<string, string> { ["VERSION"] = "6.6.6" });
        JsonElement found = JsonDocument.Parse(output).RootElement.GetProperty("Properties");
        string version = found.GetProperty("Version").GetString()!;
        if (properties.Length == 0)
        {
            found.GetProperty("PackageVersion").GetString().ShouldBe(version);
        }

        return version;
    }

    private Task CommitAsync() => GitAsync("commit", "--quiet", "--allow-empty", "--message", "A change");

    private Task<string> GitAsync(params string[] arguments) => Command.RunAsync(
        "git", ["-c", "user.name=Keeper", "-c", "user.email=keeper@lighthouses.example", .. arguments], _folder);
}
