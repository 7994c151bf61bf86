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

    /// <summary>A text that is not written so, with the place that it comes from.</summary>
    public static YamlScalar Text(string text, SourceSpan place) => new(text, isPlain: false, place);
}
