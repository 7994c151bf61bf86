using System.Reflection;
using System.Text.Json;

namespace XaiGen.Packaging.Tests;

/// <summary>Creates the packages once for all tests, as they would be released, and a feed from which projects can use them.</summary>
public sealed class PackedFeed : IAsyncLifetime
{
    public const string Name = "packages";

    private static readonly string[] s_projects =
    [
        "generator/XaiGen.Generator/XaiGen.Generator.csproj",
        "src/XaiGen.Client/XaiGen.Client.csproj",
        "src/XaiGen.Extensions.AI/XaiGen.Extensions.AI.csproj",
        "src/XaiGen.Extensions.DependencyInjection/XaiGen.Extensions.DependencyInjection.csproj",
        "src/XaiGen.Extensions.Kiota/XaiGen.Extensions.Kiota.csproj",
        "src/XaiGen.Emulator/XaiGen.Emulator.csproj",
        "src/XaiGen.Cli/XaiGen.Cli.csproj",
        "src/XaiGen.Templates/XaiGen.Templates.csproj",
    ];

    private static readonly string s_consumers = Path.Combine(AppContext.BaseDirectory, "Consumers");

    private readonly DirectoryInfo _workspace = Directory.CreateTempSubdirectory("xaigen-");
    private readonly Lazy<Task<string>> _copy;

    public PackedFeed() => _copy = new Lazy<Task<string>>(PackAgainAsync);

    public static string Repository { get; } = OfTheBuild("Repository");

    /// <summary>Where this machine keeps the packages of others, unpacked.</summary>
    public static string NuGetPackageRoot { get; } = OfTheBuild("NuGetPackageRoot");

    /// <summary>New at each run, so that no package of an earlier run is taken for one of these.</summary>
    public string Version => $"0.0.0-{_workspace.Name}";

    /// <summary>Where all is made, to be removed in the end.</summary>
    public string Workspace => _workspace.FullName;

    /// <summary>Where the packages are.</summary>
    public string Folder => Path.Combine(Workspace, "artifacts", "package", "release");

    public async Task InitializeAsync()
    {
        // One build creates all of them in parallel; the analyzers ran when the repository was built.
        string packages = await ListProjectsAsync(Repository);
        await Command.RunAsync(
            "dotnet",
            [
                "pack", packages, "--configuration", "Release", "-warnaserror", "-p:RunAnalyzers=false", "-p:NuGetAudit=false",
                "-p:CompileClientAheadOfTime=true", "--artifacts-path", Path.Combine(Workspace, "artifacts"), $"-p:Version={Version}",
            ],
            Repository);
    }

    /// <summary>
    /// A copy of the repository in another folder, where the packages were made again, into the usual folders of each project.
    /// </summary>
    internal Task<string> Copy => _copy.Value;

    /// <summary>Settings by which a build finds the packages, and keeps what it unpacks to itself.</summary>
    internal IReadOnlyDictionary<string, string> OwnFolders => new Dictionary<string, string>
    {
        ["NUGET_PACKAGES"] = Path.Combine(Workspace, "unpacked"),
        ["NUGET_FALLBACK_PACKAGES"] = NuGetPackageRoot,
    };

    private async Task<string> PackAgainAsync()
    {
        string copy = Path.Combine(Workspace, "elsewhere");
        await Command.RunAsync("git", ["clone", "--quiet", Repository, copy], Workspace);
        await Command.RunAsync("git", ["rm", "--quiet", "-r", "."], copy);
        string files = await Command.RunAsync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], Repository);
        foreach (string file in files.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(file => File.Exists(Path.Combine(Repository, file))))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(copy, file))!);
            File.Copy(Path.Combine(Repository, file), Path.Combine(copy, file));
        }

        await Command.RunAsync(
            "dotnet",
            [
                "pack", await ListProjectsAsync(copy), "-p:RunAnalyzers=false", "-p:NuGetAudit=false", "-p:CompileClientAheadOfTime=true",
                $"-p:Version={Version}",
            ],
            copy,
            new Dictionary<string, string> { ["CI"] = "" });
        return copy;
    }

    public Task DisposeAsync()
    {
        _workspace.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>The ids of all packages.</summary>
    internal static IEnumerable<string> Ids => s_projects.Select(project => Path.GetFileNameWithoutExtension(project)!);

    /// <summary>The ids of those that have code; the templates have none.</summary>
    internal static IEnumerable<string> IdsOfCode => Ids.Where(id => id != "XaiGen.Templates");

    /// <summary>The folder of the project that a package is made from.</summary>
    internal static string ProjectFolder(string id)
        => Path.Combine(Repository, Path.GetDirectoryName(s_projects.Single(project => Path.GetFileNameWithoutExtension(project) == id))!);

    internal Package Open(string id) => new(Path.Combine(Folder, $"{id}.{Version}.nupkg"));

    internal Package OpenSymbols(string id) => new(Path.Combine(Folder, $"{id}.{Version}.snupkg"));

    /// <summary>Copies one of the projects in the folder Consumers to where it knows nothing of the repository.</summary>
    internal Consumer NewConsumer(string name)
    {
        Consumer consumer = NewConsumerIn(NewFolder(name));
        string source = Path.Combine(s_consumers, name);
        foreach (string file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            string copy = consumer.PathOf(Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return consumer;
    }

    /// <summary>A project that has nothing yet but its project file.</summary>
    internal Consumer NewConsumer(string name, string project)
    {
        Consumer consumer = NewConsumerIn(NewFolder($"{name}-consumer"));
        File.WriteAllText(consumer.PathOf("Consumer.csproj"), project);
        return consumer;
    }

    /// <summary>A new folder outside the repository.</summary>
    internal string NewFolder(string name) => _workspace.CreateSubdirectory(name).FullName;

    private Consumer NewConsumerIn(string folder)
    {
        var consumer = new Consumer(
            folder, new Dictionary<string, string>(OwnFolders) { ["XAIGEN_FEED"] = Folder, ["XAIGEN_VERSION"] = Version });
        consumer.Add(Path.Combine(s_consumers, "Directory.Build.props"));
        return consumer;
    }

    /// <returns>A solution of the projects that become packages.</returns>
    private async Task<string> ListProjectsAsync(string repository)
    {
        string packages = Path.Combine(Workspace, $"packages-of-{Path.GetFileName(Path.TrimEndingDirectorySeparator(repository))}.slnf");
        await File.WriteAllTextAsync(packages, JsonSerializer.Serialize(
            new { solution = new { path = Path.Combine(repository, "XaiGen.sln"), projects = s_projects } }));
        return packages;
    }

    private static string OfTheBuild(string key) => typeof(PackedFeed).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == key).Value!;
}

/// <summary>The tests of the packages, one after the other: each builds or runs programs, and the machine may be small.</summary>
[CollectionDefinition(PackedFeed.Name)]
public sealed class PackagesCollection : ICollectionFixture<PackedFeed>;
