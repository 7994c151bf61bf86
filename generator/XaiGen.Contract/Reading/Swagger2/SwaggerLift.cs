using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Swagger2;

/// <summary>
/// Converts a Swagger 2.0 document to OpenAPI 3.0. Each node keeps the location of its 2.0 counterpart, so problems are reported
/// at the lines of the 2.0 document. Fields that 2.0 does not define stay in place and are reported as in 3.0.
/// </summary>
internal sealed class SwaggerLift
{
    /// <summary>Fields of 3.x that would be mistaken for the converter's own output if the document had them.</summary>
    private static readonly string[] s_later = ["openapi", "servers", "components", "webhooks", "jsonSchemaDialect"];

    private static readonly string[] s_kept = ["info", "tags", "security", "externalDocs"];

    private readonly YamlMapping _root;
    private readonly SwaggerProblems _problems;
    private readonly SwaggerReferences _references;
    private readonly SwaggerSchemas _schemas;
    private readonly SwaggerServers _servers;

    private SwaggerLift(YamlMapping root, ICollection<Problem> problems)
    {
        _root = root;
        _problems = new SwaggerProblems(problems);
        _references = new SwaggerReferences(root);
        _schemas = new SwaggerSchemas(root, _references);
        _servers = new SwaggerServers(root, _problems);
    }

    /// <summary>Whether the document is Swagger 2.0 and does not also claim to be OpenAPI 3.</summary>
    public static bool IsSwagger2(YamlMapping root)
        => root.Find("openapi") is null && root.Find("swagger")?.Value is YamlScalar { Text: "2.0" or "2" };

    public static YamlMapping Of(YamlMapping root, ICollection<Problem> problems) => new SwaggerLift(root, problems).Lift();

    private YamlMapping Lift()
    {
        YamlEntry version = _root.Find("swagger")!.Value;
        List<YamlEntry> lifted = [new YamlEntry(TreeEdit.Text("openapi", version.Key.Span), TreeEdit.Text("3.0.3", version.Value.Span))];
        SwaggerOperations operations = new(_root, _references, _schemas, _servers, _problems);
        foreach (YamlEntry entry in _root.Entries)
        {
            string name = entry.Key.Text;
            if (s_later.Contains(name))
            {
                _problems.ReportLater(entry, "a Swagger 2.0 document");
            }
            else if (name == "paths")
            {
                lifted.Add(entry with { Value = operations.LiftPaths(entry.Value) });
            }
            else if (s_kept.Contains(name) || !IsOfVersion2(name))
            {
                lifted.Add(entry);
            }
        }

        lifted.AddRange(_servers.OfDocument());
        YamlEntry[] components = [.. operations.LiftComponents()];
        if (components.Length > 0)
        {
            lifted.Add(new YamlEntry(
                TreeEdit.Text("components", components[0].Key.Span), new YamlMapping(components, components[0].Value.Span)));
        }

        return new YamlMapping([.. lifted], _root.Span);
    }

    private static bool IsOfVersion2(string name)
        => name is "swagger" or "host"
            or "basePath" or "schemes" or "consumes" or "produces" or "definitions" or "parameters" or "responses" or "securityDefinitions";
}
