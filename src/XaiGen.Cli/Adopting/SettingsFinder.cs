using System.Text.RegularExpressions;

namespace XaiGen.Cli.Adopting;

/// <summary>Finds the settings of other generators: in one file, in a project, or in a folder.</summary>
internal static partial class SettingsFinder
{
    private const string Lock = "kiota-lock.json";

    private static readonly string[] s_scripts = [".sh", ".ps1", ".cmd", ".bat"], s_built = ["bin", "obj", "node_modules"];

    /// <exception cref="BadInputException">There are no such settings, or they cannot be read.</exception>
    public static IReadOnlyList<AdoptedClient> Read(string path)
    {
        AdoptedClient[] clients = [.. Directory.Exists(path) ? InFolder(path) : InFile(path)];
        return clients.Length > 0
            ? clients
            : throw new BadInputException(
                $"'{path}' has no settings of another generator: no .nswag, .refitter or {Lock}, and no project with OpenApiReference "
                + "items or AutoSDK_ properties.");
    }

    /// <summary>
    /// The project that settings belong to: the only one in their folder, or in the nearest folder above that has one. Settings at the
    /// root of a repository belong to the project into which the code is written.
    /// </summary>
    /// <exception cref="BadInputException">There is none, or there are several.</exception>
    public static string ProjectOf(string path, IEnumerable<AdoptedClient> clients)
    {
        if (Path.GetExtension(path) == ".csproj")
        {
            return path;
        }

        string start = Directory.Exists(path) ? Path.GetFullPath(path) : Path.GetDirectoryName(Path.GetFullPath(path))!;
        return Above(start) ?? clients.SelectMany(client => client.Written).Select(file => Above(Path.GetDirectoryName(file)!))
            .OfType<string>().FirstOrDefault()
            ?? throw new BadInputException(
                $"There is no project in the folder of '{path}' or above; name the one that gets the items with --project.");
    }

    private static string? Above(string folder)
    {
        for (string? at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            string[] projects = Directory.Exists(at) ? Directory.GetFiles(at, "*.csproj") : [];
            if (projects.Length > 1)
            {
                throw new BadInputException($"The folder '{at}' has several projects; name the one that gets the items with --project.");
            }

            if (projects.Length == 1)
            {
                string near = Path.GetRelativePath(".", projects[0]);
                return near.StartsWith("..", StringComparison.Ordinal) ? projects[0] : near;
            }
        }

        return null;
    }

    private static IEnumerable<AdoptedClient> InFolder(string folder)
        => Files(folder).Where(file => IsSettings(file) || Path.GetExtension(file) == ".csproj" || IsScript(file))
            .Order(StringComparer.Ordinal)
            // A project names settings that are found by themselves too.
            .SelectMany(file => Path.GetExtension(file) == ".csproj" ? InItems(ProjectText.Read(file)) : InFile(file));

    private static IEnumerable<AdoptedClient> InFile(string path)
        => Path.GetExtension(path) == ".csproj" ? InProject(ProjectText.Read(path))
            : IsNSwag(path) ? NSwagSettings.Read(path)
            : Path.GetExtension(path) == ".refitter" ? RefitterSettings.Read(path)
            : Path.GetFileName(path) == Lock ? KiotaLock.Read(path)
            : IsScript(path) ? InScript(path)
            : File.Exists(path)
                ? throw new BadInputException(
                    $"'{path}' is not known as settings of a generator: name a .nswag, .refitter, {Lock}, .csproj, or a script that runs "
                    + "autosdk.")
                : throw new BadInputException($"There is nothing at '{path}'; check the path.");

    private static IEnumerable<AdoptedClient> InProject(ProjectText project)
    {
        foreach (AdoptedClient client in InItems(project))
        {
            yield return client;
        }

        HashSet<string> found = new(StringComparer.Ordinal);
        foreach ((string written, string variables) in Named(project))
        {
            if (project.Resolve(written) is not { } path || !File.Exists(path) || !found.Add(path))
            {
                continue;
            }

            foreach (AdoptedClient client in IsNSwag(path) ? NSwagSettings.Read(path, variables) : InFile(path))
            {
                yield return client;
            }
        }
    }

    /// <summary>The settings files that a project names, and the variables that its commands set for them.</summary>
    private static IEnumerable<(string Path, string Variables)> Named(ProjectText project)
    {
        IEnumerable<string> items = project.Elements("RefitterFile").Concat(project.Elements("AdditionalFiles"))
            .Select(item => item.Attribute("Include")?.Value).OfType<string>()
            .Where(include => include.EndsWith(".refitter", StringComparison.Ordinal));
        return items.Select(include => (include, "")).Concat(Commands(project).SelectMany(command => command.Split(' ', '"', '\'')
            .Where(word => IsNSwag(word.Replace('\\', '/')) || word.EndsWith(".refitter", StringComparison.Ordinal))
            .Select(word => (word, project.Expand(Variables().Match(command).Groups[1].Value)))));
    }

    /// <summary>The settings in the project file.</summary>
    private static IEnumerable<AdoptedClient> InItems(ProjectText project)
        => OpenApiReferences.Read(project)
            .Concat(AutoSdkSettings.Read(project))
            .Concat(Commands(project).SelectMany(command => ToolCommand.In(command, "autosdk"))
                .Select(command => AutoSdkSettings.Read(command, project.Path)));

    private static IEnumerable<string> Commands(ProjectText project)
        => project.Elements("Exec").Select(exec => exec.Attribute("Command")?.Value).OfType<string>();

    private static IEnumerable<AdoptedClient> InScript(string path)
        => ToolCommand.In(File.ReadAllText(path), "autosdk").Select(command => AutoSdkSettings.Read(command, path));

    private static bool IsNSwag(string file) => Path.GetExtension(file) == ".nswag" || Path.GetFileName(file) == "nswag.json";

    private static bool IsSettings(string file)
        => Path.GetExtension(file) is ".nswag" or ".refitter" || Path.GetFileName(file) is Lock or "nswag.json";

    private static bool IsScript(string file) => s_scripts.Contains(Path.GetExtension(file));

    /// <summary>The files of a project: those of its folder and the folders below, up to other projects.</summary>
    private static IEnumerable<string> Files(string folder)
        => Directory.EnumerateFiles(folder).Concat(new DirectoryInfo(folder).EnumerateDirectories()
            .Where(inner => !s_built.Contains(inner.Name) && !inner.Name.StartsWith('.') && inner.LinkTarget is null
                && inner.GetFiles("*.csproj").Length == 0)
            .SelectMany(inner => Files(Path.Combine(folder, inner.Name))));

    [GeneratedRegex(@"/variables:[""']?([^""']*?)[""']?(?:\s+/|\s*$)", RegexOptions.IgnoreCase)]
    private static partial Regex Variables();
}
