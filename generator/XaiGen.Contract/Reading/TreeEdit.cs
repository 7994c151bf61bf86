using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading;

/// <summary>Edits of immutable trees: each returns a new tree that shares its unchanged nodes.</summary>
internal static class TreeEdit
{
    /// <summary>Adds entries to the mapping at the path; missing mappings are created.</summary>
    /// <param name="tree">The mapping to change; anything else is replaced by a mapping.</param>
    /// <param name="path">The path, as keys.</param>
    /// <param name="added">The entries, whose keys the mapping must not have.</param>
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

    /// <summary>Copies a tree. A node that occurs twice is copied once and still occurs twice.</summary>
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

    /// <summary>A string scalar that is not in the text, with the location of the node that it derives from.</summary>
    public static YamlScalar Text(string text, SourceSpan place) => new(text, isPlain: false, place);
}
