using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Overlays;

/// <summary>A node and the path to it.</summary>
/// <param name="Node">The node.</param>
/// <param name="Parent">The node that contains it; null for the root.</param>
/// <param name="Name">Its key or index in the parent.</param>
internal sealed record PathNode(YamlNode Node, PathNode? Parent, string Name)
{
    /// <summary>The keys and indexes from the root to the node.</summary>
    public IReadOnlyList<string> Path
    {
        get
        {
            List<string> names = [];
            for (PathNode node = this; node.Parent is not null; node = node.Parent)
            {
                names.Add(node.Name);
            }

            names.Reverse();
            return names;
        }
    }

    public IEnumerable<PathNode> Children() => Node switch
    {
        YamlMapping mapping => mapping.Entries.Select(entry => new PathNode(entry.Value, this, entry.Key.Text)),
        YamlSequence list => list.Items.Select((item, index) => Item(item, index)),
        _ => [],
    };

    public PathNode? Field(string name) => (Node as YamlMapping)?.Find(name) is { } entry ? new PathNode(entry.Value, this, name) : null;

    /// <summary>The item at the index, counted from the end if negative.</summary>
    public PathNode? At(long index)
    {
        if (Node is not YamlSequence list)
        {
            return null;
        }

        long at = index < 0 ? list.Items.Length + index : index;
        return at >= 0 && at < list.Items.Length ? Item(list.Items[at], (int)at) : null;
    }

    private PathNode Item(YamlNode item, int index) => new(item, this, index.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
