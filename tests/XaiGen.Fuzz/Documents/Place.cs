namespace XaiGen.Fuzz.Documents;

/// <summary>The position of a node: its parent and its index.</summary>
/// <param name="Pointer">The JSON pointer, as written in references.</param>
internal sealed record Place(Node Parent, int Index, string Pointer)
{
    public Node Value
    {
        get => Parent[Index];
        set => Parent[Index] = value;
    }

    /// <summary>The key; null in a sequence.</summary>
    public string? Key => Parent is MappingNode mapping ? mapping.Entries[Index].Key : null;

    /// <summary>The places below a node, outer ones first.</summary>
    public static List<Place> Under(Node root)
    {
        List<Place> places = [];
        Collect(root, "#", places);
        return places;
    }

    public static string Escape(string key)
        => key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    public static string Unescape(string segment)
        => segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    public void Rename(string key)
    {
        if (Parent is MappingNode mapping)
        {
            mapping.Entries[Index] = (key, mapping[Index]);
        }
    }

    private static void Collect(Node node, string pointer, List<Place> places)
    {
        for (int i = 0; i < node.Count; i++)
        {
            string inner = $"{pointer}/{(node is MappingNode mapping ? Escape(mapping.Entries[i].Key) : i)}";
            places.Add(new Place(node, i, inner));
            Collect(node[i], inner, places);
        }
    }
}
