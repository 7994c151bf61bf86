using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Parts;

/// <summary>Writes the combined tree. Nodes that do not change are reused.</summary>
internal sealed class LinkedTree(PartWalk walk, PartHomes homes)
{
    private readonly Dictionary<YamlNode, YamlNode> _written = [];

    public YamlMapping Of(YamlMapping root)
    {
        YamlMapping tree = WriteEntries(root);
        foreach (IGrouping<string, PartComponent> section in homes.Added.GroupBy(component => JsonPointer.Of(component.Section)))
        {
            tree = TreeEdit.Add(tree, section.First().Section, [.. section.Select(Entry)]);
        }

        return tree;
    }

    private YamlEntry Entry(PartComponent component)
    {
        SourceSpan place = component.Target.Key?.Span ?? FirstLine(component.Target.Node);
        return new YamlEntry(TreeEdit.Text(component.Name, place), Write(component.Target.Node));
    }

    private YamlNode Write(YamlNode node)
    {
        if (!_written.TryGetValue(node, out YamlNode? written))
        {
            written = node switch
            {
                YamlScalar scalar when walk.References.TryGetValue(scalar, out PartTarget? target)
                    => Reference(scalar, homes.PlaceOf(target)),
                YamlMapping mapping when homes.Owned.TryGetValue(mapping, out PartTarget? target) => Write(target.Node),
                YamlMapping mapping when walk.Inlined.TryGetValue(mapping, out PartTarget? target)
                    => Joined(Write(target.Node), WriteEntries(mapping)),
                YamlMapping mapping => WriteEntries(mapping),
                YamlSequence sequence => WriteItems(sequence),
                _ => node,
            };
            _written.Add(node, written);
        }

        return written;
    }

    private YamlMapping WriteEntries(YamlMapping mapping)
    {
        YamlEntry[] entries = Array.ConvertAll(mapping.Entries, entry => entry with { Value = Write(entry.Value) });
        return entries.SequenceEqual(mapping.Entries) ? mapping : new YamlMapping(entries, mapping.Span);
    }

    private YamlSequence WriteItems(YamlSequence sequence)
    {
        YamlNode[] items = Array.ConvertAll(sequence.Items, Write);
        return items.SequenceEqual(sequence.Items) ? sequence : new YamlSequence(items, sequence.Span);
    }

    /// <summary>Adds the fields beside the reference that the target does not have.</summary>
    private static YamlNode Joined(YamlNode target, YamlMapping around)
    {
        if (around.Entries.Length == 1 || target is not YamlMapping mapping)
        {
            return target;
        }

        IEnumerable<YamlEntry> own =
            around.Entries.Where(entry => entry.Key.Text != ReferenceResolver.Field && mapping.Find(entry.Key.Text) is null);
        return new YamlMapping([.. mapping.Entries, .. own], mapping.Span);
    }

    private static YamlScalar Reference(YamlScalar written, string place) => new(place.Replace("%", "%25"), isPlain: false, written.Span);

    /// <summary>The location of a node without a key: its first line.</summary>
    private static SourceSpan FirstLine(YamlNode node)
    {
        Diagnostics.TextRange line = node.Span.FirstLine;
        return new SourceSpan(node.Span.Text, line.Start, line.Start + line.Length);
    }
}
