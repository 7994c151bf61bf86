using Newtonsoft.Json.Linq;

namespace XaiGen.Review.Documents;

/// <summary>The references within the parts of a document; each part is walked once.</summary>
internal sealed class References
{
    private readonly Dictionary<JToken, HashSet<string>> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The references in a node, with any target.</summary>
    public IReadOnlySet<string> In(JToken node) => Of(node, IsSection(node));

    private HashSet<string> Of(JToken node, bool isSection)
    {
        if (!_known.TryGetValue(node, out HashSet<string>? references))
        {
            references = new HashSet<string>(StringComparer.Ordinal);
            Collect(node, references, isSection);
            _known.Add(node, references);
        }

        return references;
    }

    /// <summary>
    /// Whether it is the root, a section or a part of a section, such as all schemas or a path, whose entries are asked for too.
    /// </summary>
    private static bool IsSection(JToken node) => node.Parent?.Parent?.Parent?.Parent is not { Parent: not null };

    /// <remarks>
    /// The mapping of a discriminator refers to schemas too, by reference or by name alone. Json.NET's own traversal takes several times as
    /// long.
    /// </remarks>
    private void Collect(JToken node, HashSet<string> references, bool isSection)
    {
        if (node is JArray list)
        {
            foreach (JToken item in list)
            {
                Collect(item, references, isSection: false);
            }
        }

        foreach (JProperty entry in node.Entries())
        {
            if (entry is { Name: "$ref", Value: JValue { Value: string reference } })
            {
                references.Add(reference);
            }
            else if (entry is { Name: "mapping", Value: JObject mapping })
            {
                references.UnionWith(mapping.Properties().Select(target => target.Value.Text()).OfType<string>().Select(PointerOf));
            }
            else if (entry is { Name: "defaultMapping", Value: JValue { Value: string other } })
            {
                references.Add(PointerOf(other));
            }

            if (isSection)
            {
                references.UnionWith(Of(entry.Value, IsSection(entry.Value)));
            }
            else
            {
                Collect(entry.Value, references, isSection: false);
            }
        }
    }

    private static string PointerOf(string target) => target is ['#', ..] ? target : $"#/components/schemas/{target}";
}
