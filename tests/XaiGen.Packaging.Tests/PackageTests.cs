using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace XaiGen.Packaging.Tests;

/// <summary>The exact content of the packages.</summary>
[Collection(PackedFeed.Name)]
public sealed class PackageTests(PackedFeed feed)
{
    public static TheoryData<string> All => [.. PackedFeed.Ids];

    public static TheoryData<string> WithCode => [.. PackedFeed.IdsOfCode];

    [Fact]
    public void The_client_is_a_library_for_both_frameworks()
    {
        Package package = feed.Open("XaiGen.Client");

        package.Files.ShouldBe(
        [
            "README.md",
            "XaiGen.Client.nuspec",
            "analyzers/dotnet/cs/XaiGen.Analyzers.dll",
            "analyzers/dotnet/cs/XaiGen.CodeFixes.dll",
            "build/XaiGen.Client.targets",
            "docs/analyzers.md",
            "icon.png",
            "lib/net10.0/XaiGen.Client.dll",
            "lib/net10.0/XaiGen.Client.xml",
            "lib/net8.0/XaiGen.Client.dll",
            "lib/net8.0/XaiGen.Client.xml",
            "migrations/2026-04-29.migration.json",
            "migrations/2026-06-11.migration.json",
            "migrations/2026-11-21.migration.json",
            "runtimes/linux-arm64/lib/net10.0/XaiGen.Client.dll",
            "runtimes/linux-x64/lib/net10.0/XaiGen.Client.dll",
            "runtimes/osx-arm64/lib/net10.0/XaiGen.Client.dll",
            "runtimes/win-x64/lib/net10.0/XaiGen.Client.dll",
        ]);
        package.Dependencies.Select(dependency => dependency.Attribute("id")!.Value).Distinct()
            .ShouldBe(["System.ClientModel", "Microsoft.Extensions.Logging.Abstractions"], ignoreOrder: true);
    }

    // The operating system changes bits of the processor's number, so that no other one loads the image.
    [Theory]
    [InlineData("linux-arm64", Machine.Arm64, 0x7B79)]
    [InlineData("linux-x64", Machine.Amd64, 0x7B79)]
    [InlineData("osx-arm64", Machine.Arm64, 0x4644)]
    [InlineData("win-x64", Machine.Amd64, 0)]
    public void The_client_is_compiled_ahead_of_time_for(string platform, Machine processor, ushort system)
    {
        Package package = feed.Open("XaiGen.Client");
        using var portable = new PEReader(new MemoryStream(package.Read("lib/net10.0/XaiGen.Client.dll")));
        using var compiled = new PEReader(new MemoryStream(package.Read($"runtimes/{platform}/lib/net10.0/XaiGen.Client.dll")));

        portable.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size.ShouldBe(0);
        compiled.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size.ShouldBePositive();
        ((int)compiled.PEHeaders.CoffHeader.Machine).ShouldBe((int)processor ^ system);
        Mvid(compiled).ShouldBe(Mvid(portable));

        static Guid Mvid(PEReader image)
        {
            MetadataReader metadata = image.GetMetadataReader();
            return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
        }
    }

    [Theory]
    [InlineData("XaiGen.Extensions.AI", "Microsoft.Extensions.AI.Abstractions")]
    [InlineData(
        "XaiGen.Extensions.DependencyInjection", "Microsoft.Extensions.Http", "Microsoft.Extensions.Options.ConfigurationExtensions")]
    public void The_extensions_are_libraries_on_top_of_the_client_of_the_same_version(string id, params string[] others)
    {
        Package package = feed.Open(id);

        package.Files.ShouldBe(
            ["README.md", $"{id}.nuspec", "icon.png", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml", $"lib/net8.0/{id}.dll", $"lib/net8.0/{id}.xml"]);
        package.Dependencies.Select(dependency => dependency.Attribute("id")!.Value)
            .Distinct().ShouldBe([.. others, "XaiGen.Client"], ignoreOrder: true);
        package.Dependencies.Where(dependency => dependency.Attribute("id")!.Value == "XaiGen.Client")
            .ShouldAllBe(dependency => dependency.Attribute("version")!.Value == feed.Version);
    }

    [Fact]
    public void The_way_through_Kiota_is_for_every_generated_client_and_so_without_one()
    {
        Package package = feed.Open("XaiGen.Extensions.Kiota");

        package.Files.ShouldBe(
        [
            "README.md",
            "XaiGen.Extensions.Kiota.nuspec",
            "icon.png",
            "lib/net10.0/XaiGen.Extensions.Kiota.dll",
            "lib/net10.0/XaiGen.Extensions.Kiota.xml",
            "lib/net8.0/XaiGen.Extensions.Kiota.dll",
            "lib/net8.0/XaiGen.Extensions.Kiota.xml",
        ]);
        package.Dependencies.Select(dependency => dependency.Attribute("id")!.Value).Distinct()
            .ShouldBe(["Microsoft.Kiota.Abstractions", "Microsoft.Kiota.Http.HttpClientLibrary", "System.ClientModel"], ignoreOrder: true);
    }

    [Fact]
    public void The_emulator_is_a_library_on_top_of_the_client_of_the_same_version()
    {
        Package package = feed.Open("XaiGen.Emulator");

        package.Files.ShouldBe(
        [
            "README.md",
            "XaiGen.Emulator.nuspec",
            "icon.png",
            "lib/net10.0/XaiGen.Emulator.dll",
            "lib/net10.0/XaiGen.Emulator.xml",
            "lib/net8.0/XaiGen.Emulator.dll",
            "lib/net8.0/XaiGen.Emulator.xml",
        ]);
        package.Dependencies.Select(dependency => $"{dependency.Attribute("id")!.Value} {dependency.Attribute("version")!.Value}")
            .Distinct()
            .ShouldBe([$"XaiGen.Client {feed.Version}", "Microsoft.Extensions.Logging.Abstractions 10.0.10"], ignoreOrder: true);
    }

    [Fact]
    public void The_generator_is_for_the_compiler_only()
    {
        Package package = feed.Open("XaiGen.Generator");

        package.Files.ShouldBe(
        [
            "README.md",
            "THIRD-PARTY-NOTICES.txt",
            "XaiGen.Generator.nuspec",
            "analyzers/dotnet/cs/XaiGen.Analyzers.dll",
            "analyzers/dotnet/cs/XaiGen.CodeFixes.dll",
            "analyzers/dotnet/cs/XaiGen.Contract.dll",
            "analyzers/dotnet/cs/XaiGen.Generator.dll",
            "analyzers/dotnet/cs/YamlDotNet.dll",
            "build/XaiGen.Generator.props",
            "build/XaiGen.Generator.targets",
            "buildTransitive/XaiGen.Generator.props",
            "buildTransitive/XaiGen.Generator.targets",
            "docs/analyzers.md",
            "docs/contract.md",
            "docs/contract.schema.json",
            "docs/problems.md",
            "icon.png",
        ]);
        package.Dependencies.ShouldBeEmpty();
        package.Metadata("developmentDependency").Value.ShouldBe("true");
    }

    [Fact]
    public void The_tool_brings_all_that_it_runs_on()
    {
        const string folder = "tools/net10.0/any/";
        Package package = feed.Open("XaiGen.Cli");

        package.Files.Where(file => !file.StartsWith(folder, StringComparison.Ordinal))
            .ShouldBe(["README.md", "THIRD-PARTY-NOTICES.txt", "XaiGen.Cli.nuspec", "icon.png"]);
        foreach (string file in (string[])
            ["DotnetToolSettings.xml", "XaiGen.Cli.dll", "XaiGen.Client.dll", "XaiGen.Emulator.dll", "XaiGen.Generator.dll", "XaiGen.Contract.dll", "YamlDotNet.dll"])
        {
            package.Files.ShouldContain(folder + file);
        }

        package.Metadata("packageTypes").Elements().Select(type => type.Attribute("name")!.Value).ShouldBe(["DotnetTool"]);
        package.Dependencies.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_package_says_what_it_is_and_under_which_licence(string id)
    {
        Package package = feed.Open(id);

        package.Metadata("id").Value.ShouldBe(id);
        package.Metadata("description").Value.ShouldNotBeNullOrWhiteSpace();
        package.Metadata("license").Attribute("type")!.Value.ShouldBe("expression");
        package.Metadata("license").Value.ShouldBe("MIT");
        package.Metadata("title").Value.ShouldNotBeNullOrWhiteSpace();
        package.Metadata("tags").Value.ShouldNotBeNullOrWhiteSpace();
        package.Metadata("releaseNotes").Value.ShouldEndWith("/CHANGELOG.md");
        package.Metadata("icon").Value.ShouldBe("icon.png");
        package.Metadata("readme").Value.ShouldBe("README.md");
        package.ReadText("README.md").ShouldBe(File.ReadAllText(Path.Combine(PackedFeed.ProjectFolder(id), "README.md")));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_package_names_the_repository_and_the_commit_that_it_is_made_from(string id)
    {
        XElement repository = feed.Open(id).Metadata("repository");

        repository.Attribute("type")!.Value.ShouldBe("git");
        repository.Attribute("url")!.Value.ShouldBe(
            XDocument.Load(Path.Combine(PackedFeed.Repository, "Directory.Build.props")).Descendants("RepositoryUrl").Single().Value);
        repository.Attribute("commit").ShouldNotBeNull().Value.ShouldMatch("^[0-9a-f]{40}$");
    }

    [Theory]
    [MemberData(nameof(WithCode))]
    public void Symbols_belong_to_the_very_assemblies(string id)
    {
        Package package = feed.Open(id);

        foreach (string assembly in OwnAssemblies(package))
        {
            using var image = new PEReader(new MemoryStream(package.Read(assembly)));
            using MetadataReaderProvider pdb = SymbolsOf(image, id, assembly);
            MetadataReader metadata = pdb.GetMetadataReader();

            DebugDirectoryEntry expected = image.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.CodeView);
            var actual = new BlobContentId(metadata.DebugMetadataHeader!.Id);
            (actual.Guid, actual.Stamp).ShouldBe((image.ReadCodeViewDebugDirectoryData(expected).Guid, expected.Stamp), assembly);
        }
    }

    // What is compiled ahead of time for a platform has the symbols of the assembly in lib.
    private MetadataReaderProvider SymbolsOf(PEReader image, string id, string assembly)
    {
        string symbols = Path.ChangeExtension(assembly[Math.Max(0, assembly.IndexOf("lib/", StringComparison.Ordinal))..], ".pdb");
        return image.ReadDebugDirectory()
            .FirstOrDefault(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb) is { DataSize: > 0 } inside
            ? image.ReadEmbeddedPortablePdbDebugDirectoryData(inside)
            : MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(feed.OpenSymbols(id).Read(symbols)));
    }

    private static IReadOnlyList<string> OwnAssemblies(Package package)
    {
        string[] assemblies =
            [.. package.Files.Where(file => Path.GetFileName(file).StartsWith("XaiGen.") && Path.GetExtension(file) == ".dll")];
        assemblies.ShouldNotBeEmpty();
        return assemblies;
    }
}
