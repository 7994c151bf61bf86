using System.Text.Json;

namespace XaiGen.Packaging.Tests;

/// <summary>The way to the client that the README names first: a reference to its project.</summary>
public sealed class ProjectReferenceTests
{
    [Fact]
    public async Task A_program_gets_all_that_the_client_needs_at_run_time()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("xaigen-project-");
        try
        {
            string client = Path.Combine(PackedFeed.Repository, "src", "XaiGen.Client", "XaiGen.Client.csproj");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "program.csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
                  <ItemGroup><ProjectReference Include="{client}" /></ItemGroup>
                </Project>
                """);

            await Command.RunAsync("dotnet", ["restore"], folder.FullName);

            await using FileStream stream = File.OpenRead(Path.Combine(folder.FullName, "obj", "project.assets.json"));
            using JsonDocument assets = await JsonDocument.ParseAsync(stream);
            string[] files =
            [
                .. assets.RootElement.GetProperty("targets").GetProperty("net10.0").EnumerateObject()
                    .Where(package => package.Value.TryGetProperty("runtime", out _))
                    .SelectMany(package => package.Value.GetProperty("runtime").EnumerateObject())
                    .Select(file => Path.GetFileName(file.Name)),
            ];
            files.ShouldContain("XaiGen.Client.dll");
            files.ShouldContain("System.ClientModel.dll");
            files.ShouldContain("Microsoft.Extensions.Logging.Abstractions.dll");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
