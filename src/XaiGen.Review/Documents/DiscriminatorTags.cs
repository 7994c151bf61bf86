using XaiGen.Review.Json;

namespace XaiGen.Review.Documents;

/// <summary>
/// The values of a discriminator's property that name an alternative, by the rules of the generator: those of the mapping, or else those
/// that the alternative lists for the property, or else the name of its component. Many contracts have no mapping and components whose
/// names are never sent.
/// </summary>
internal sealed class DiscriminatorTags(ContractDocument document)
{
    private readonly Dictionary<(JsonNode, JsonNode), IReadOnlyList<string>> _known = [];

    /// <summary>The tags of an alternative; empty if none is known.</summary>
    /// <param name="discriminator">The discriminator.</param>
    /// <param name="member">The alternative, or a reference to it.</param>
    public IReadOnlyList<string> Of(JsonMapping discriminator, JsonNode member)
    {
        JsonNode target = document.Resolve(member) ?? member;
        if (!_known.TryGetValue((discriminator, target), out IReadOnlyList<string>? tags))
        {
            // A union that contains itself adds no tags.
            _known[(discriminator, target)] = [];
            tags = Find(discriminator, target);
            _known[(discriminator, target)] = tags;
        }

        return tags;
    }

    /// <summary>The schema that an entry of a mapping refers to, by a reference or by the name of a component.</summary>
    public JsonNode? Target(string entry)
        => document.Resolve(document.Target(entry is ['#', ..] ? entry : $"#/components/schemas/{entry}"));

    private IReadOnlyList<string> Find(JsonMapping discriminator, JsonNode target)
    {
        string[] mapped = [.. discriminator.Entries("mapping")
            .Where(entry => entry.Value.Text() is { } written && ReferenceEquals(Target(written), target))
            .Select(entry => entry.Name)];
        if (mapped.Length > 0 || discriminator.Text("propertyName") is not { } property)
        {
            return mapped;
        }

        string[] listed = [.. Listed(target, property, new HashSet<JsonNode>(ReferenceEqualityComparer.Instance)).Distinct()];
        return listed.Length > 0 ? listed
            : target is { Name: { } name, Parent.Name: "schemas" } ? [name]
            : [];
    }

    /// <summary>The values that a schema lists for a property, or a schema that it extends, or its own alternatives.</summary>
    private IEnumerable<string> Listed(JsonNode? schema, string property, HashSet<JsonNode> passed)
    {
        if (document.Resolve(schema) is not JsonMapping node || !passed.Add(node))
        {
            return [];
        }

        JsonNode? described = document.Resolve(node.Mapping("properties").Field(property));
        string[] own = [.. described.Items("enum").Append(described.Field("const")).Select(value => value.Text()).OfType<string>()];
        if (own.Length > 0)
        {
            return own;
        }

        string[] extended = [.. node.Items("allOf").SelectMany(part => Listed(part, property, passed))];
        JsonNode[] members = [.. node.Items("oneOf"), .. node.Items("anyOf")];
        return extended.Length > 0 ? extended
            : node.Mapping("discriminator") is { } inner && inner.Text("propertyName") == property
                ? members.SelectMany(member => Of(inner, member))
                : members.SelectMany(member => Listed(member, property, passed));
    }
}
