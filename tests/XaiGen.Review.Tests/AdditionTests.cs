using Newtonsoft.Json.Linq;

namespace XaiGen.Review.Tests;

/// <summary>Adding something optional breaks nothing: neither the wire nor C# source or binaries.</summary>
public sealed class AdditionTests
{
    private const string Added = "x_added_later";

    private static readonly string[] s_methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

    // As openai.json.
    private const string SameInYaml = "openai.yaml";

    /// <summary>What has values, or conditions.</summary>
    private static readonly string[] s_values = ["example", "examples", "default", "enum", "const", "not"];

    private static readonly string[] s_maps =
    [
        "properties", "schemas", "paths", "responses", "parameters", "requestBodies", "headers", "content", "callbacks", "webhooks",
        "pathItems", "$defs", "definitions", "patternProperties",
    ];

    public static TheoryData<string> Documents => [.. Corpus.Documents.Where(name => name != SameInYaml)];

    [CorpusTheory]
    [MemberData(nameof(Documents))]
    public void An_optional_parameter_of_every_operation_is_a_minor_change(string name)
    {
        ContractText old = Corpus.Document(name);
        JObject tree = Read(old);
        JObject[] operations = [.. (tree["paths"] as JObject ?? []).Properties().SelectMany(path => path.Value.Children<JProperty>())
            .Where(field => s_methods.Contains(field.Name))
            .Select(field => field.Value)
            .OfType<JObject>()];
        foreach (JObject operation in operations)
        {
            JArray parameters = operation["parameters"] as JArray ?? [];
            foreach (string place in new[] { "query", "header", "cookie" })
            {
                parameters.Add(new JObject { ["name"] = Added, ["in"] = place, ["schema"] = new JObject { ["type"] = "string" } });
            }

            operation["parameters"] = parameters;
        }

        ShouldBeMinor(old, tree, operations.Length);
    }

    [CorpusTheory]
    [MemberData(nameof(Documents))]
    public void An_optional_property_of_every_object_is_a_minor_change(string name)
    {
        ContractText old = Corpus.Document(name);
        JObject tree = Read(old);
        JObject[] schemas = [.. SchemasIn(tree, isMap: false).Where(IsOpenObject)];
        foreach (JObject schema in schemas)
        {
            schema["properties"]![Added] = new JObject { ["type"] = "string", ["maxLength"] = 9 };
        }

        ShouldBeMinor(old, tree, schemas.Length);
    }

    /// <summary>The schemas with properties, wherever they are in the document, except examples and conditions.</summary>
    private static IEnumerable<JObject> SchemasIn(JToken node, bool isMap)
    {
        if (node is JArray list)
        {
            return list.SelectMany(item => SchemasIn(item, isMap: false));
        }

        if (node is not JObject map)
        {
            return [];
        }

        IEnumerable<JObject> inside = map.Properties()
            .Where(field => isMap || (!s_values.Contains(field.Name) && !field.Name.StartsWith("x-", StringComparison.Ordinal)))
            .SelectMany(field => SchemasIn(field.Value, !isMap && s_maps.Contains(field.Name)));
        return isMap || map["properties"] is not JObject ? inside : inside.Prepend(map);
    }

    /// <remarks>An event of a stream has only the fields of the standard.</remarks>
    private static bool IsOpenObject(JObject schema)
        => schema["properties"] is JObject { Count: > 0 } properties
            && !properties.ContainsKey("eventType") && !(properties.ContainsKey("data") && properties.ContainsKey("event"))
            && !new[] { "oneOf", "anyOf", "additionalProperties" }.Any(schema.ContainsKey);

    private static void ShouldBeMinor(ContractText old, JObject tree, int additions)
    {
        Review review = ContractDiff.Compare(
            new ContractText("old.json", Read(old).ToString()),
            new ContractText("new.json", tree.ToString()),
            new DiffOptions { Today = new DateOnly(2026, 6, 1) });

        review.IsReadable.ShouldBeTrue();
        review.Findings.Any().ShouldBe(additions > 0);
        Finding[] breaking =
            [.. review.Findings.Where(finding => finding.CSharp is CSharpVerdict.SourceBreaking or CSharpVerdict.BinaryBreaking)];
        breaking.ShouldBeEmpty(string.Join('\n', breaking.Take(5).Select(finding => $"{finding.Pointer}: {finding.Message}")));
        Gate.PackageBump(review).ShouldBe(additions > 0 ? VersionBump.Minor : VersionBump.None);
    }

    private static JObject Read(ContractText text) => JsonNetFold.Read<JObject>(text.Text);
}
