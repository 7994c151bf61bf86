using XaiGen.Contract.Model;

namespace XaiGen.Generator.Binding;

/// <summary>The properties of an object, gathered from every place where the contract gives them.</summary>
internal sealed class ObjectShape
{
    internal SortedDictionary<string, Schema> Properties { get; } = new(StringComparer.Ordinal);

    internal HashSet<string> Required { get; } = [];

    internal List<(ExactlyOne Group, string Pointer)> ExactlyOne { get; } = [];

    internal Schema? AdditionalProperties { get; set; }

    internal JsonTypes Types { get; set; }

    /// <summary>Takes what stands beside it.</summary>
    internal void Include(ObjectShape other)
    {
        foreach (KeyValuePair<string, Schema> property in other.Properties.Where(property => !Properties.ContainsKey(property.Key)))
        {
            Properties.Add(property.Key, property.Value);
        }

        Required.UnionWith(other.Required);
        AdditionalProperties ??= other.AdditionalProperties;
    }

    /// <summary>Required ones first, then by name.</summary>
    internal IEnumerable<(string Name, Schema Schema, bool IsRequired)> InOrder()
        => Properties
            .Select(property => (Name: property.Key, Schema: property.Value, IsRequired: Required.Contains(property.Key)))
            .OrderBy(property => property.IsRequired ? 0 : 1);
}
