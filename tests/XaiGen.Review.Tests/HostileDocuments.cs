using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace XaiGen.Review.Tests;

/// <summary>Contracts in which nodes are replaced by unexpected values, or names and texts by content that reports must escape.</summary>
internal static class HostileDocuments
{
    private static readonly string[] s_keywords =
    [
        "$ref", "allOf", "oneOf", "anyOf", "not", "items", "properties", "required", "enum", "const", "default", "example", "examples",
        "pattern", "format", "type", "nullable",
        "discriminator", "minLength", "maximum", "multipleOf", "additionalProperties", "patternProperties", "prefixItems", "if", "then",
        "dependentSchemas", "deprecated", "x-sunset",
        "parameters", "responses", "requestBody", "content", "schema", "headers", "callbacks", "security", "servers", "tags", "description",
        "x-xaigen-unit", "x-stability-level",
    ];

    private static readonly string[] s_texts =
    [
        "", "\u001b]0;x\u0007", "\n::error file=x::INJECTED",
        "# APPROVED `x` <img src=https://evil.example/x.png> @octocat https://evil.example", "\u202e\u2028\u0085", "\ud800", "^(a+)+$", "(",
        "#/components/schemas/Thing", "#/components/schemas/Missing", "#", "#/paths/~1things", "http://127.0.0.1:9/schema.json",
        "other.yaml#/a", "2026-13-45", "%", "true", "string", "9e999",
    ];

    /// <summary>The document with a few changes, as JSON.</summary>
    public static string Mutate(JObject document, Random random)
    {
        var mutated = (JObject)document.DeepClone();
        for (int changes = 1 + random.Next(4); changes > 0; changes--)
        {
            JToken[] nodes = [.. mutated.DescendantsAndSelf().Where(node => node is not JProperty && node.Parent is not null)];
            if (nodes.Length > 0)
            {
                Change(nodes[random.Next(nodes.Length)], nodes, random);
            }
        }

        return mutated.ToString(Formatting.None);
    }

    private static void Change(JToken node, JToken[] nodes, Random random)
    {
        JToken value = Value(nodes, random);
        switch (random.Next(5))
        {
            case 0 when node is JObject mapping:
                mapping[s_keywords[random.Next(s_keywords.Length)]] = value;
                break;
            case 1 when node.Parent is JProperty { Parent: JObject owner } property
                && !owner.ContainsKey(s_texts[random.Next(s_texts.Length)]):
                string name = s_texts[random.Next(s_texts.Length)];
                if (!owner.ContainsKey(name))
                {
                    property.Replace(new JProperty(name, node.DeepClone()));
                }

                break;
            case 2 when node.Parent is JProperty gone:
                gone.Remove();
                break;
            default:
                node.Replace(value);
                break;
        }
    }

    private static JToken Value(JToken[] nodes, Random random) => random.Next(9) switch
    {
        0 => JValue.CreateNull(),
        1 => random.Next(2) == 0,
        2 => random.Next(-3, 4),
        3 => new JValue(random.Next(3) + 1.0),
        4 => new JArray(JValue.CreateNull(), 1, "a", new JObject()),
        5 => new JObject { [s_keywords[random.Next(s_keywords.Length)]] = s_texts[random.Next(s_texts.Length)] },
        6 => new JObject { ["$ref"] = s_texts[random.Next(s_texts.Length)] },
        7 => s_texts[random.Next(s_texts.Length)],
        _ => nodes[random.Next(nodes.Length)].DeepClone(),
    };
}
