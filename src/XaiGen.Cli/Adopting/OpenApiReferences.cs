using System.Xml.Linq;
using XaiGen.Cli.Adopting.Names;

namespace XaiGen.Cli.Adopting;

/// <summary>References that Connected Services and <c>dotnet openapi</c> write into a project.</summary>
internal static class OpenApiReferences
{
    private const string Item = "OpenApiReference";

    public static IEnumerable<AdoptedClient> Read(ProjectText project)
    {
        foreach ((XElement item, string include) in project.Included(Item))
        {
            string generator = ProjectText.Metadata(item, "CodeGenerator") ?? "NSwagCSharp";
            bool isAdopted = generator == "XaiGen" || project.Elements(Item).Any(other
                => other.Attribute("Update")?.Value == include && ProjectText.Metadata(other, "CodeGenerator") == "XaiGen");
            if (isAdopted || generator.EndsWith("TypeScript", StringComparison.Ordinal))
            {
                continue;
            }

            string options = ProjectText.Metadata(item, "Options") ?? project.Property("OpenApiGenerateCodeOptions") ?? "";
            AdoptedClient client = NSwagSettings.ReadOptions(
                options,
                ProjectText.Metadata(item, "Namespace"),
                ProjectText.Metadata(item, "ClassName") ?? Path.GetFileNameWithoutExtension(include.Replace('\\', '/')) + "Client");
            yield return client with
            {
                Tool = "Connected Services",
                SettingsFile = project.PlaceOf(item),
                Document = project.Resolve(include),
                Item = (Item, include),
                Remarks =
                [
                    .. client.Remarks,
                    .. generator == "NSwagCSharp" ? [] : (SettingRemark[])
                        [new SettingRemark("CodeGenerator", generator, "its naming rules are unknown, so the names of NSwag are shown")],
                ],
            };
        }

        foreach ((XElement item, string include) in project.Included("OpenApiProjectReference"))
        {
            yield return new AdoptedClient
            {
                Tool = "Connected Services",
                SettingsFile = project.PlaceOf(item),
                Remarks =
                [
                    new SettingRemark(
                        "OpenApiProjectReference", include,
                        "the contract is generated from code; let the build of that project write it to a file, and name the file with --contract"),
                ],
                Namespace = ProjectText.Metadata(item, "Namespace"),
                ClientName = ProjectText.Metadata(item, "ClassName"),
                Names = contract => new NSwagNames(contract, ProjectText.Metadata(item, "ClassName") ?? "{controller}Client", ""),
            };
        }
    }
}
