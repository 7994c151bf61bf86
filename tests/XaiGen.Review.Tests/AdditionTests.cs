using Newtonsoft.Json.Linq;
using XaiGen.Review.Documents;

namespace XaiGen.Review.Tests;

/// <summary>Adding something optional breaks nothing: neither the wire nor C# source or binaries.</summary>
public sealed class AdditionTests
{
    private const string Added = "x_added_later";

    private static readonly string[] s_methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

    // As openai.json.
    private const string SameInYaml = "openai.yaml";

    public static TheoryData<string> Documents => [.. Corpus.Documents.Where(name => name != SameInYaml)];

    [CorpusTheory]
    [MemberData(nameof(Documents))]
    public void An_optional_parameter_of_every_operation_is_a_minor_change(string name)
    {
        ContractText old = Corpus.Document(name);
        JObject tree = Read(old);
        JObject[] operations = [.. tree.Entries("paths").SelectMany(path => path.Value.Children<JProperty>())
            .Where(field => s_methods.Contains(field.Name))
            .Select(field => field.Value)
            .OfType<JObject>()];
        foreach (JObject operation in operations)
        {
            JArray parameters = operation["parameters"] as JArray ?? [];
            foreach (string place in new[] { "query", "header" })
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
        JObject[] schemas = [.. tree["components"].Entries("schemas").Select(schema => schema.Value).OfType<JObject>().Where(IsOpenObject)];
        foreach (JObject schema in schemas)
        {
            schema["properties"]![Added] = new JObject { ["type"] = "string", ["maxLength"] = 9 };
        }

        ShouldBeMinor(old, tree, schemas.Length);
    }

    /// <remarks>An event of a stream has only the fields of the standard.</remarks>
    private static bool IsOpenObject(JObject schema)
        => schema["properties"] is JObject { Count: > 0 } properties
            && !properties.ContainsKey("eventType") && !new[] { "oneOf", "anyOf", "additionalProperties" }.Any(schema.ContainsKey);

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
    }

    private static JObject Read(ContractText text) => (JObject)new XaiGen.Contract.ContractTree(text.Text).Fold(JsonFold.Instance)!;
}
