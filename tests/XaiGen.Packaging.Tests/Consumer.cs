using System.Xml.Linq;

namespace XaiGen.Packaging.Tests;

/// <summary>A project outside the repository that gets what it needs as packages.</summary>
internal sealed class Consumer(string folder, IReadOnlyDictionary<string, string> environment)
{
    public void Add(string file) => File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));

    public string PathOf(string file) => Path.Combine(folder, file);

    /// <summary>
    /// Adds a package as <c>dotnet add package</c> does, but in a version that needs no network: ours as packed, another one as this
    /// repository uses it.
    /// </summary>
    public Task AddPackageAsync(string id)
        => DotnetAsync("add", "package", id, "--version", id.StartsWith("XaiGen.") ? environment["XAIGEN_VERSION"] : VersionOf(id));

    private static string VersionOf(string id) => XDocument.Load(Path.Combine(PackedFeed.Repository, "Directory.Packages.props"))
        .Descendants("PackageVersion")
        .Single(version => version.Attribute("Include")!.Value == id)
        .Attribute("Version")!.Value;

    public Task BuildAsync() => DotnetAsync("build", "-warnaserror");

    /// <returns>What the build wrote.</returns>
    public Task<string> FailToBuildAsync() => Command.RunAsync("dotnet", ["build"], folder, environment, exitCode: 1);

    public Task PublishAsync(string output, params string[] options)
        => DotnetAsync(["publish", "-warnaserror", "--use-current-runtime", "--output", output, .. options]);

    /// <returns>The lines that the program wrote.</returns>
    public async Task<string[]> RunAsync(string assembly, params string[] arguments) => Lines(await DotnetAsync([assembly, .. arguments]));

    /// <returns>The lines that the program wrote.</returns>
    public async Task<string[]> RunPublishedAsync(string program, params string[] arguments)
        => Lines(await Command.RunAsync(PathOf(program), arguments, folder));

    private Task<string> DotnetAsync(params string[] arguments) => Command.RunAsync("dotnet", arguments, folder, environment);

    private static string[] Lines(string output)
        => output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
