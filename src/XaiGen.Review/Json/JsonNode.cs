namespace XaiGen.Review.Json;

/// <summary>
/// A part of a JSON document, which knows its place: a <see cref="JsonMapping"/>, a <see cref="JsonList"/>, or a <see cref="JsonScalar"/>.
/// </summary>
/// <remarks>
/// A comparison has two whole contracts in memory, so nodes are small: a field takes nothing beside its value, and the names of a large
/// mapping are indexed only when one is looked up.
/// </remarks>
internal abstract class JsonNode
{
    private protected JsonNode()
    {
    }

    /// <summary>The mapping or list that contains the node; null for a root.</summary>
    public JsonNode? Parent { get; private set; }

    /// <summary>The name of the field whose value the node is; null for an item of a list and for a root.</summary>
    public string? Name { get; private set; }

    /// <summary>Whether two nodes have the same content; the order of fields does not matter, but 1 and 1.0 differ.</summary>
    public static bool DeepEquals(JsonNode? left, JsonNode? right)
        => ReferenceEquals(left, right) || (left is not null && right is not null && left.HasContentOf(right));

    /// <summary>A copy without a place.</summary>
    public abstract JsonNode DeepClone();

    /// <summary>The values or items that the node contains.</summary>
    public virtual IEnumerable<JsonNode> Children => [];

    /// <summary>Takes the node out of the mapping or list that contains it.</summary>
    public void Remove()
    {
        switch (Parent)
        {
            case JsonMapping mapping:
                mapping.Remove(Name!);
                break;
            case JsonList list:
                list.Remove(this);
                break;
        }
    }

    /// <summary>All nodes below this one, each before those that it contains.</summary>
    public IEnumerable<JsonNode> Descendants()
    {
        Stack<(JsonNode Container, int Next)> open = new([(this, 0)]);
        while (open.TryPop(out (JsonNode Container, int Next) at))
        {
            if (at.Container.ChildAt(at.Next) is { } child)
            {
                open.Push((at.Container, at.Next + 1));
                open.Push((child, 0));
                yield return child;
            }
        }
    }

    /// <summary>The node and those that contain it, from the inside out.</summary>
    public IEnumerable<JsonNode> AncestorsAndSelf()
    {
        for (JsonNode? at = this; at is not null; at = at.Parent)
        {
            yield return at;
        }
    }

    /// <summary>The node as JSON, in one line or indented.</summary>
    public string ToJson(bool isIndented = false) => JsonText.Write(this, isIndented);

    /// <summary>The value of a scalar, or indented JSON.</summary>
    public override string ToString() => ToJson(isIndented: true);

    internal abstract bool HasContentOf(JsonNode other);

    internal abstract int ContentHash();

    /// <summary>The value or item at an index; null behind the last.</summary>
    private protected virtual JsonNode? ChildAt(int index) => null;

    /// <summary>The node, or a copy if it has a place already, with its place in this one.</summary>
    private protected JsonNode Own(JsonNode? value, string? name)
    {
        JsonNode child = value is null ? new JsonScalar()
            : value.Parent is not null || ReferenceEquals(value, this) ? value.DeepClone()
            : value;
        child.Parent = this;
        child.Name = name;
        return child;
    }

    private protected static void Release(JsonNode child) => (child.Parent, child.Name) = (null, null);

    public static implicit operator JsonNode(string? value) => new JsonScalar(value);

    public static implicit operator JsonNode(bool value) => new JsonScalar(value);

    public static implicit operator JsonNode(long value) => new JsonScalar(value);

    public static implicit operator JsonNode(double value) => new JsonScalar(value);
}
