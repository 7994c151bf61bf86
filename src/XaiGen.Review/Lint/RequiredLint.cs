using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;
using XaiGen.Review.Documents;

namespace XaiGen.Review.Lint;

/// <summary>
/// Finds required properties that no schema for the same value describes: most are misspelt, or were renamed in one place only.
/// </summary>
internal sealed class RequiredLint(ContractDocument document, LintFindings findings)
{
    /// <summary>Keywords whose subschemas apply to the same value as the schema that contains them.</summary>
    private static readonly string[] s_sameValue = ["allOf", "oneOf", "anyOf", "then", "else", "dependentSchemas"];

    /// <summary>Schemas that extend a component by <c>allOf</c>: they may describe the properties that it requires.</summary>
    private readonly Dictionary<JToken, List<JObject>> _extensions = new(ReferenceEqualityComparer.Instance);

    public void Check()
    {
        JObject[] demanding =
            [.. document.Root.Descendants().OfType<JObject>().Where(node => node["required"] is JArray && IsSchema(node))];
        foreach (JObject member in document.Root.Descendants()
            .OfType<JObject>().Where(node => node["$ref"] is not null && node.Parent?.Parent is JProperty { Name: "allOf" }))
        {
            if (document.Resolve(member) is JObject target)
            {
                _extensions.TryAdd(target, []);
                _extensions[target].Add((JObject)member.Parent!.Parent!.Parent!);
            }
        }

        foreach (JObject schema in demanding)
        {
            findings.Isolate("its required properties", schema, () => Check(schema));
        }
    }

    private void Check(JObject schema)
    {
        JObject[] around = [.. Around(schema, [])];
        foreach (JValue name in schema["required"]!.OfType<JValue>())
        {
            string property = name.ToString();
            HashSet<JToken> passed = new(ReferenceEqualityComparer.Instance);
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
    private IEnumerable<JObject> Around(JObject schema, HashSet<JToken> passed)
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

    private static JObject? Parent(JObject schema)
    {
        JProperty[] above = [.. schema.Ancestors().OfType<JProperty>().Take(2)];
        return above switch
        {
            [_, { Name: "dependentSchemas" } keyword] => (JObject)keyword.Parent!,
            [var keyword, ..] when s_sameValue.Contains(keyword.Name) => (JObject)keyword.Parent!,
            _ => null,
        };
    }

    private bool Describes(JToken schema, string property, HashSet<JToken> passed)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (document.Resolve(schema) is not JObject node || !passed.Add(node))
        {
            return false;
        }

        // additionalProperties describes all properties, and a pattern may be one that .NET cannot parse.
        return node.Mapping("properties").Field(property) is not null
            || node["additionalProperties"] is JObject { Count: > 0 }
            || node["patternProperties"] is JObject { Count: > 0 }
            || s_sameValue.SelectMany(keyword => Below(keyword, node[keyword])).Any(part => Describes(part, property, passed));

        static IEnumerable<JToken> Below(string keyword, JToken? written) => (keyword, written) switch
        {
            ("dependentSchemas", JObject schemas) => schemas.PropertyValues(),
            (_, JArray schemas) => schemas,
            (_, { } schema) => [schema],
            _ => [],
        };
    }

    /// <summary>Excludes values of examples, and schemas that are negated or only conditions.</summary>
    private static bool IsSchema(JObject node)
        => !node.Ancestors().OfType<JProperty>().Any(property =>
            property.Name is "example" or "examples" or "default" or "enum" or "const" or "not" or "if" or ['x', '-', ..]
            && property.Parent?.Parent is not JProperty { Name: "properties" });
}
