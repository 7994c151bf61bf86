using System.Globalization;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Overlays;

/// <summary>Edits of many nodes of a tree, made in one pass so that no edit changes the path of another.</summary>
internal sealed class TreeEdits
{
    private readonly Dictionary<string, TreeEdits> _children = new(StringComparer.Ordinal);
    private Func<YamlNode, YamlNode?>? _edit;

    /// <param name="path">The keys and indexes from the root to the node.</param>
    /// <param name="edit">Returns the new node, or null to remove it.</param>
    public void Add(IReadOnlyList<string> path, Func<YamlNode, YamlNode?> edit)
    {
        TreeEdits at = this;
        foreach (string name in path)
        {
            if (!at._children.TryGetValue(name, out TreeEdits? child))
            {
                at._children.Add(name, child = new TreeEdits());
            }

            at = child;
        }

        at._edit = edit;
    }

    /// <summary>Returns the tree after all edits; inner edits are applied first.</summary>
    public YamlNode? Apply(YamlNode node)
    {
        if (_children.Count > 0)
        {
            node = node switch
            {
                YamlMapping mapping => new YamlMapping(
                    [.. mapping.Entries.Select(entry => _children.TryGetValue(entry.Key.Text, out TreeEdits? child)
                        ? (entry.Key, Value: child.Apply(entry.Value))
                        : (entry.Key, entry.Value))
                        .Where(entry => entry.Value is not null).Select(entry => new YamlEntry(entry.Key, entry.Value!))],
                    mapping.Span),
                YamlSequence list => new YamlSequence(
                    [.. list.Items.Select((item, index) => _children.TryGetValue(
                        index.ToString(CultureInfo.InvariantCulture), out TreeEdits? child) ? child.Apply(item) : item)
                        .OfType<YamlNode>()],
                    list.Span),
                _ => node,
            };
        }

        return _edit is null ? node : _edit(node);
    }
}
