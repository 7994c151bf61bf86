using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading;

/// <summary>Trees are immutable: an edit is another tree that shares what stays.</summary>
internal static class TreeEdit
{
    /// <summary>The tree with more entries in the mapping behind these keys; mappings that are missing are added.</summary>
    /// <param name="tree">A mapping, or what is to become one.</param>
    /// <param name="path">The keys.</param>
    /// <param name="added">The entries, of keys that the mapping does not have.</param>
    public static YamlMapping Add(YamlNode? tree, IEnumerable<string> path, YamlEntry[] added)
    {
        SourceSpan place = added[0].Key.Span;
        YamlMapping mapping = tree as YamlMapping ?? new YamlMapping([], place);
        if (path.FirstOrDefault() is not { } key)
        {
            return new YamlMapping([.. mapping.Entries, .. added], mapping.Span);
        }

        int index = mapping.IndexOf(key);
        YamlMapping inner = Add(index < 0 ? null : mapping.Entries[index].Value, path.Skip(1), added);
        YamlEntry[] entries = index < 0
            ? [.. mapping.Entries, new YamlEntry(Text(key, place), inner)]
            : [.. mapping.Entries.Take(index), mapping.Entries[index] with { Value = inner }, .. mapping.Entries.Skip(index + 1)];
        return new YamlMapping(entries, mapping.Span);
    }

    /// <summary>The same tree of other nodes. What stands in two places still does.</summary>
    public static YamlNode Copy(YamlNode node, Dictionary<YamlNode, YamlNode> copies)
    {
        if (!copies.TryGetValue(node, out YamlNode? copy))
        {
            copy = node switch
            {
                YamlMapping mapping => new YamlMapping(
                    Array.ConvertAll(mapping.Entries, entry => entry with { Value = Copy(entry.Value, copies) }), mapping.Span),
                YamlSequence list => new YamlSequence(Array.ConvertAll(list.Items, item => Copy(item, copies)), list.Span),
                _ => Copy((YamlScalar)node),
            };
            copies.Add(node, copy);
        }

        return copy;
    }

    private static YamlScalar Copy(YamlScalar scalar) => new(scalar.Text, isPlain: scalar.Kind != ScalarKind.String, scalar.Span);

    /// <summary>A text that is not written so, with the place that it comes from.</summary>
    public static YamlScalar Text(string text, SourceSpan place) => new(text, isPlain: false, place);
}
