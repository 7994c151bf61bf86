using System.Runtime.CompilerServices;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Lint;

/// <summary>
/// Finds required properties that no schema for the same value describes: most are misspelt, or were renamed in one place only.
/// </summary>
internal sealed class RequiredLint(ContractDocument document, LintFindings findings)
{
    /// <summary>Keywords whose subschemas apply to the same value as the schema that contains them.</summary>
    private static readonly string[] s_sameValue = ["allOf", "oneOf", "anyOf", "then", "else", "dependentSchemas"];

    /// <summary>Schemas that extend a component by <c>allOf</c>: they may describe the properties that it requires.</summary>
    private readonly Dictionary<JsonNode, List<JsonMapping>> _extensions = new(ReferenceEqualityComparer.Instance);

    public void Check()
    {
        JsonMapping[] demanding =
            [.. document.Root.Descendants().OfType<JsonMapping>().Where(node => node["required"] is JsonList && IsSchema(node))];
        foreach (JsonMapping member in document.Root.Descendants()
            .OfType<JsonMapping>().Where(node => node["$ref"] is not null && node.Parent is JsonList { Name: "allOf" }))
        {
            if (document.Resolve(member) is JsonMapping target)
            {
                _extensions.TryAdd(target, []);
                _extensions[target].Add((JsonMapping)member.Parent!.Parent!);
            }
        }

        foreach (JsonMapping schema in demanding)
        {
            findings.Isolate("its required properties", schema, () => Check(schema));
        }
    }

    private void Check(JsonMapping schema)
    {
        JsonMapping[] around = [.. Around(schema, [])];
        foreach (JsonScalar name in schema.Items("required").OfType<JsonScalar>())
        {
            string property = name.ToString();
            HashSet<JsonNode> passed = new(ReferenceEqualityComparer.Instance);
            if (!around.Any(whole => Describes(whole, property, passed)))
            {
                findings.Add(
                    LintRules.RequiredUndescribed, Severity.Warning, name,
                    $"'{property}' is required but not described. Add it to 'properties', or correct the name.",
                    "No property of that name is generated, so nobody can set it.");
            }
        }
    }

    /// <summary>The schema with all enclosing and extending schemas that apply to the same value.</summary>
    private IEnumerable<JsonMapping> Around(JsonMapping schema, HashSet<JsonNode> passed)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        while (Parent(schema) is { } parent)
        {
            schema = parent;
        }

        return passed.Add(schema)
            ? _extensions.GetValueOrDefault(schema, []).SelectMany(extension => Around(extension, passed)).Prepend(schema)
            : [];
    }

    private static JsonMapping? Parent(JsonMapping schema)
    {
        JsonNode[] above = [.. schema.AncestorsAndSelf().Where(node => node.Name is not null).Take(2)];
        return above switch
        {
            [_, { Name: "dependentSchemas" } keyword] => (JsonMapping)keyword.Parent!,
            [var keyword, ..] when s_sameValue.Contains(keyword.Name!) => (JsonMapping)keyword.Parent!,
            _ => null,
        };
    }

    private bool Describes(JsonNode schema, string property, HashSet<JsonNode> passed)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (document.Resolve(schema) is not JsonMapping node || !passed.Add(node))
        {
            return false;
        }

        // additionalProperties describes all properties, and a pattern may be one that .NET cannot parse.
        return node.Mapping("properties").Field(property) is not null
            || node["additionalProperties"] is JsonMapping { Count: > 0 }
            || node["patternProperties"] is JsonMapping { Count: > 0 }
            || s_sameValue.SelectMany(keyword => Below(keyword, node[keyword])).Any(part => Describes(part, property, passed));

        static IEnumerable<JsonNode> Below(string keyword, JsonNode? written) => (keyword, written) switch
        {
            ("dependentSchemas", JsonMapping schemas) => schemas.Children,
            (_, JsonList schemas) => schemas,
            (_, { } schema) => [schema],
            _ => [],
        };
    }

    /// <summary>Excludes values of examples, and schemas that are negated or only conditions.</summary>
    private static bool IsSchema(JsonMapping node)
        => !node.AncestorsAndSelf().Any(above =>
            above.Name is "example" or "examples" or "default" or "enum" or "const" or "not" or "if" or ['x', '-', ..]
            && above.Parent?.Name != "properties");
}
