using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Extensions;

/// <summary>Reads fields that several objects of a document have.</summary>
internal static class CommonFields
{
    /// <summary>The URL under <c>externalDocs</c>.</summary>
    public static string? Source(this NodeReader node)
    {
        NodeReader docs = node["externalDocs"];
        return docs.IsObject("an external documentation object", KnownFields.ExternalDocs) ? docs["url"].Text() : null;
    }

    public static EquatableArray<ApiServer> Servers(this NodeReader node) => node["servers"].Items()
        .Where(server => server.IsObject("a server", KnownFields.Server))
        .Select(server => new ApiServer(
            server.Pointer,
            server.RequiredText("url", "a server", mayBeEmpty: true),
            server["description"].Text(),
            server["variables"].Entries()
                .Where(variable => variable.IsObject("a server variable", KnownFields.ServerVariable))
                .Select(
                    variable => new ServerVariable(variable.Name, variable.RequiredText("default", "a server variable", mayBeEmpty: true)))
                .OrderBy(variable => variable.Name, StringComparer.Ordinal)
                .ToEquatableArray())
        {
            Name = server["name"].Text(),
        })
        .ToEquatableArray();

    /// <summary>The requirements whose schemes are in <paramref name="schemes"/>, the keys of <c>components/securitySchemes</c>.</summary>
    public static EquatableArray<SecurityRequirement> Security(this NodeReader node, ICollection<string> schemes)
        => node["security"].Items()
        .Select(requirement => new SecurityRequirement(requirement.Entries()
            .Where(use => IsDeclared(use, schemes))
            .Select(use => new SchemeUse(use.Name, use.Texts()))
            .OrderBy(use => use.SchemeId, StringComparer.Ordinal)
            .ToEquatableArray()))
        .ToEquatableArray();

    private static bool IsDeclared(NodeReader use, ICollection<string> schemes)
    {
        if (!schemes.Contains(use.Name))
        {
            use.ReportAtKey(
                ProblemRules.UnknownSecurityScheme.Message(use.Name.Abbreviated(), Wording.DidYouMean(use.Name, schemes)));
            return false;
        }

        return true;
    }

    public static void ReportUnsupported(this NodeReader node, HashSet<string> fields)
    {
        foreach (NodeReader field in node.Fields(fields))
        {
            field.ReportAtKey(
                ProblemRules.FieldNotSupported.Message(field.Name));
        }
    }
}
