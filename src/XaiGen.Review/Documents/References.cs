using XaiGen.Review.Json;

namespace XaiGen.Review.Documents;

/// <summary>The references within the parts of a document; each part is walked once.</summary>
internal sealed class References
{
    private readonly Dictionary<JsonNode, HashSet<string>> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The references in a node, with any target.</summary>
    public IReadOnlySet<string> In(JsonNode node) => Of(node, IsSection(node));

    /// <summary>Whether a node has one of the references. Unlike their set, the answer takes no memory.</summary>
    public bool HasAny(JsonNode node, HashSet<string> references)
        => references.Count > 0
            && (_known.TryGetValue(node, out HashSet<string>? known) ? known.Overlaps(references) : Visit(node, references.Contains));

    private HashSet<string> Of(JsonNode node, bool isSection)
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
    private static bool IsSection(JsonNode node) => node.Parent?.Parent?.Parent is null;

    private void Collect(JsonNode node, HashSet<string> references, bool isSection)
    {
        if (!isSection || node is not JsonMapping)
        {
            Visit(node, Add);
            return;
        }

        foreach (JsonField entry in node.Entries())
        {
            VisitField(entry, Add);
            references.UnionWith(Of(entry.Value, IsSection(entry.Value)));
        }

        bool Add(string reference)
        {
            references.Add(reference);
            return false;
        }
    }

    /// <summary>Passes on the references in a node until one is found, and returns whether one was.</summary>
    private static bool Visit(JsonNode node, Func<string, bool> isFound)
    {
        if (node is JsonList list)
        {
            foreach (JsonNode item in list)
            {
                if (Visit(item, isFound))
                {
                    return true;
                }
            }
        }

        foreach (JsonField entry in node.Entries())
        {
            if (VisitField(entry, isFound) || Visit(entry.Value, isFound))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Passes on the references that a field itself is.</summary>
    /// <remarks>The mapping of a discriminator refers to schemas too, by reference or by name alone.</remarks>
    private static bool VisitField(JsonField field, Func<string, bool> isFound) => field switch
    {
        { Name: "$ref", Value: JsonScalar { Value: string reference } } => isFound(reference),
        { Name: "mapping", Value: JsonMapping mapping }
            => mapping.Any(target => target.Value.Text() is { } written && isFound(PointerOf(written))),
        { Name: "defaultMapping", Value: JsonScalar { Value: string other } } => isFound(PointerOf(other)),
        _ => false,
    };

    private static string PointerOf(string target) => target is ['#', ..] ? target : $"#/components/schemas/{target}";
}
