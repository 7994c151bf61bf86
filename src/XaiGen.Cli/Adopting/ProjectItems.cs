using System.Xml.Linq;

namespace XaiGen.Cli.Adopting;

/// <summary>What goes into a project for a client: items, each on a line.</summary>
internal static class ProjectItems
{
    private static readonly (string Id, string Version)[] s_packages =
    [
        ("XaiGen.Generator", VersionOf(typeof(ProjectItems))), ("System.ClientModel", VersionOf(typeof(System.ClientModel.ClientResult))),
    ];

    /// <summary>Whether the project has the contract already.</summary>
    public static bool Has(ProjectText project, Adoption adoption)
        => project.Elements("AdditionalFiles").Any(item => ProjectText.Metadata(item, "XaiGenContract") == "true"
            && (item.Attribute("Include") ?? item.Attribute("Update"))?.Value is { } include
            && project.Resolve(include) == adoption.Contract);

    /// <summary>The lines, with two blanks for each level; none where the project has the contract already.</summary>
    public static IReadOnlyList<string> Of(ProjectText project, Adoption adoption)
    {
        List<string> lines =
            [$"<!-- The client that {adoption.Client.Tool} made from {Path.GetFileName(adoption.Contract)}. -->", "<ItemGroup>"];
        lines.Add($"  {Contract(project, adoption)}");
        lines.AddRange(Parts(project, adoption).Select(part
            => $"  <AdditionalFiles {ProjectText.Attribute("Include", part)} XaiGenContract=\"part\" />"));
        if (adoption.Overlay is { } overlay)
        {
            string file = project.Relative(Path.GetFullPath(overlay.File.Path));
            lines.Add($"  <AdditionalFiles {ProjectText.Attribute("Include", file)} "
                + $"{ProjectText.Attribute("XaiGenOverlay", Path.GetFileName(adoption.Contract!))} />");
        }

        lines.AddRange(Written(project, adoption).Select(file => $"  <Compile {ProjectText.Attribute("Remove", file)} />"));
        lines.Add("</ItemGroup>");
        return lines;
    }

    /// <summary>The packages that the project lacks.</summary>
    /// <param name="project">The project.</param>
    /// <param name="central">The file that has the versions of packages, if there is one.</param>
    public static IReadOnlyList<string> Packages(ProjectText project, string? central)
    {
        string[] lacking = [.. s_packages
            .Where(package => !project.Elements("PackageReference").Any(item => item.Attribute("Include")?.Value == package.Id))
            .Select(package => $"  <PackageReference Include=\"{package.Id}\""
                + (central is null ? $" Version=\"{package.Version}\"" : "")
                + (package.Id == "XaiGen.Generator" ? " PrivateAssets=\"all\" />" : " />"))];
        return lacking.Length == 0 ? [] : ["<ItemGroup>", .. lacking, "</ItemGroup>"];
    }

    /// <summary>The versions that a file of central package management lacks.</summary>
    public static IReadOnlyList<string> Versions(string central)
    {
        var versions = ProjectText.Read(central);
        return [.. s_packages
            .Where(package => !versions.Elements("PackageVersion").Any(item => item.Attribute("Include")?.Value == package.Id))
            .Select(package => $"<PackageVersion Include=\"{package.Id}\" Version=\"{package.Version}\" />")];
    }

    /// <summary>The file that has the versions of all packages; null where projects have them.</summary>
    public static string? CentralVersions(ProjectText project)
    {
        for (DirectoryInfo? at = new(project.Folder); at is not null; at = at.Parent)
        {
            string file = Path.Combine(at.FullName, "Directory.Packages.props");
            if (File.Exists(file))
            {
                return ProjectText.Read(file).Property("ManagePackageVersionsCentrally") == "true" ? file : null;
            }
        }

        return null;
    }

    /// <summary>Elements of the project that belong to the other generator and can go, with their lines.</summary>
    public static IEnumerable<(int Line, string Element)> Leftovers(ProjectText project)
    {
        string[] packages = ["NSwag.", "Refitter", "Refit", "Microsoft.Kiota.", "AutoSDK"];
        foreach (XElement item in project.Elements("PackageReference"))
        {
            string id = item.Attribute("Include")?.Value ?? "";
            if (packages.Any(name => id == name || id.StartsWith(name.TrimEnd('.') + ".", StringComparison.Ordinal)))
            {
                yield return (ProjectText.LineOf(item), $"PackageReference {id}");
            }
        }

        string[] programs = ["nswag", "refitter", "kiota", "autosdk"];
        foreach (XElement exec in project.Elements("Exec"))
        {
            string command = exec.Attribute("Command")?.Value ?? "";
            if (programs.Any(program => command.Contains(program, StringComparison.OrdinalIgnoreCase)))
            {
                yield return (ProjectText.LineOf(exec), $"Exec {command}");
            }
        }

        foreach (XElement item in project.Elements("RefitterFile"))
        {
            yield return (ProjectText.LineOf(item), $"RefitterFile {item.Attribute("Include")?.Value}");
        }
    }

    private static string Contract(ProjectText project, Adoption adoption)
    {
        string relative = project.Relative(adoption.Contract!);
        (string type, string include) = adoption.Client.Item is { } item && project.Resolve(item.Include) == adoption.Contract
            ? item
            : ("AdditionalFiles", relative);
        bool isThere = project.Elements(type).Any(other => other.Attribute("Include")?.Value == include);
        string where = ProjectText.Attribute(isThere ? "Update" : "Include", include);
        string mark = type == "AdditionalFiles" ? "XaiGenContract=\"true\"" : "CodeGenerator=\"XaiGen\" Options=\"\"";
        IEnumerable<string> options = adoption.Metadata.Select(value => " " + ProjectText.Attribute(value.Name, value.Value));
        return $"<{type} {where} {mark}{string.Concat(options)} />";
    }

    /// <summary>Where the contract is in the folder of the project, its parts are not found by themselves.</summary>
    private static IEnumerable<string> Parts(ProjectText project, Adoption adoption)
    {
        string folder = Path.GetDirectoryName(adoption.Contract)!;
        return (project.Folder + Path.DirectorySeparatorChar).StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? adoption.Parts.Select(project.Relative)
            : [];
    }

    /// <summary>The old code in the folder of the project, which would be compiled beside the new.</summary>
    private static IEnumerable<string> Written(ProjectText project, Adoption adoption)
        => adoption.Client.Written.Select(project.Relative)
            .Where(file => !Path.IsPathRooted(file) && !file.StartsWith("..", StringComparison.Ordinal)
                && !file.StartsWith("**", StringComparison.Ordinal));

    private static string VersionOf(Type type)
    {
        string version = System.Diagnostics.FileVersionInfo.GetVersionInfo(type.Assembly.Location).ProductVersion ?? "";
        return version.Split('+')[0];
    }
}
