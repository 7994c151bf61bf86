using System.Reflection;

namespace XaiGen.Packaging.Tests;

/// <summary>Makes the packages once for all tests, as they would be released, and gives strangers a place to use them.</summary>
public sealed class PackedFeed : IAsyncLifetime
{
    public const string Name = "packages";

    private static readonly string[] s_projects =
    [
        "generator/XaiGen.Generator", "src/XaiGen.Client", "src/XaiGen.Extensions.AI", "src/XaiGen.Extensions.DependencyInjection",
        "src/XaiGen.Emulator", "src/XaiGen.Cli",
    ];

    private readonly DirectoryInfo _workspace = Directory.CreateTempSubdirectory("xaigen-");

    public static string Repository { get; } = OfTheBuild("Repository");

    /// <summary>New at each run, so that no package of an earlier run is taken for one of these.</summary>
    public string Version => $"0.0.0-{_workspace.Name}";

    /// <summary>Where all is made, to be removed in the end.</summary>
    public string Workspace => _workspace.FullName;

    /// <summary>Where the packages are.</summary>
    public string Folder => Path.Combine(Workspace, "artifacts", "package", "release");

    public async Task InitializeAsync()
    {
        foreach (string project in s_projects)
        {
            await Command.RunAsync(
                "dotnet",
                [
                    "pack", Path.Combine(Repository, project), "--configuration", "Release", "-warnaserror",
                    "--artifacts-path", Path.Combine(Workspace, "artifacts"),
                    $"-p:Version={Version}", "-p:ContinuousIntegrationBuild=true",
                ],
                Repository);
        }
    }

    public Task DisposeAsync()
    {
        _workspace.Delete(recursive: true);
        return Task.CompletedTask;
    }

    internal Package Open(string id) => new(Path.Combine(Folder, $"{id}.{Version}.nupkg"));

    internal Package OpenSymbols(string id) => new(Path.Combine(Folder, $"{id}.{Version}.snupkg"));

    /// <summary>Copies one of the projects in the folder Consumers to where it knows nothing of the repository.</summary>
    internal Consumer NewConsumer(string name)
    {
        string origin = Path.Combine(AppContext.BaseDirectory, "Consumers");
        var consumer = new Consumer(NewFolder(name), new Dictionary<string, string>
        {
            ["XAIGEN_FEED"] = Folder,
            ["XAIGEN_VERSION"] = Version,
            ["NUGET_PACKAGES"] = Path.Combine(Workspace, "unpacked"),
            ["NUGET_FALLBACK_PACKAGES"] = OfTheBuild("NuGetPackageRoot"),
        });
        consumer.Add(Path.Combine(origin, "Directory.Build.props"));
        foreach (string file in Directory.GetFiles(Path.Combine(origin, name)))
        {
            consumer.Add(file);
        }

        return consumer;
    }

    /// <summary>A new folder outside the repository.</summary>
    internal string NewFolder(string name) => _workspace.CreateSubdirectory(name).FullName;

    private static string OfTheBuild(string key) => typeof(PackedFeed).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == key).Value!;
}

/// <summary>The tests of the packages, one after the other: each builds or runs programs, and the machine may be small.</summary>
[CollectionDefinition(PackedFeed.Name)]
public sealed class PackagesCollection : ICollectionFixture<PackedFeed>;
