using System.Text.Json;

namespace XaiGen.Packaging.Tests;

/// <summary>The list of what a package brings along, which is released beside it.</summary>
[Collection(PackedFeed.Name)]
public sealed class BillOfMaterialsTests(PackedFeed feed)
{
    public static TheoryData<string> All => [.. PackedFeed.Ids];

    [Theory]
    [MemberData(nameof(All))]
    public async Task It_names_each_dependency_of_the_package_and_each_library_inside(string id)
    {
        string dependencies = Directory.GetFiles(
            Path.Combine(feed.Workspace, "artifacts", "bin", id), $"{id}.deps.json", SearchOption.AllDirectories).Order().Last();

        string text = await Command.RunAsync(
            "bash",
            [
                Path.Combine(PackedFeed.Repository, ".ci", "sbom"), id, feed.Version, dependencies,
                Path.Combine(feed.Folder, $"{id}.{feed.Version}.nupkg"),
            ],
            feed.Workspace);

        using var document = JsonDocument.Parse(text);
        JsonElement bill = document.RootElement;
        bill.GetProperty("bomFormat").GetString().ShouldBe("CycloneDX");
        bill.GetProperty("metadata").GetProperty("component").GetProperty("purl").GetString().ShouldBe($"pkg:nuget/{id}@{feed.Version}");
        string[] names =
            [.. bill.GetProperty("components").EnumerateArray().Select(component => component.GetProperty("name").GetString()!)];
        Package package = feed.Open(id);
        string[] needed = package.Files.Any(file => file.Contains("net10.0"))
            ? [.. package.Dependencies.Where(dependency => dependency.Parent!.Attribute("targetFramework")!.Value == "net10.0")
                .Select(dependency => dependency.Attribute("id")!.Value)]
            : [];
        needed.ShouldBeSubsetOf(names);
        if (!package.Files.Any(file => file.StartsWith("lib/", StringComparison.Ordinal)))
        {
            // What the compiler or the runtime has is not brought along.
            string[] inside =
                [.. package.Files.Where(file => file.EndsWith(".dll", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension)!];
            string[] assemblies = [.. names.Select(name => name == "Microsoft.CodeAnalysis.Common" ? "Microsoft.CodeAnalysis" : name)];
            assemblies.ShouldBeSubsetOf(inside);
            inside.Where(name => !name.StartsWith("XaiGen.", StringComparison.Ordinal)).ShouldBeSubsetOf(assemblies);
        }

        string[] references =
            [.. bill.GetProperty("components").EnumerateArray().Select(component => component.GetProperty("bom-ref").GetString()!)];
        references.ShouldBeUnique();
        foreach (JsonElement dependency in bill.GetProperty("dependencies")
            .EnumerateArray().SelectMany(entry => entry.GetProperty("dependsOn").EnumerateArray()))
        {
            references.ShouldContain(dependency.GetString());
        }
    }
}
