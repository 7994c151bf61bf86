namespace XaiGen.Review.Wire;

/// <summary>Two schemas that describe the same value, before and after, and what differs between them.</summary>
internal sealed class SchemaPair(SchemaView old, SchemaView @new, Direction direction, bool isText)
{
    public SchemaView Old { get; } = old;

    public SchemaView New { get; } = @new;

    public Direction Direction { get; } = direction;

    /// <summary>The value is written as plain text, as in a URL, where 1 and "1" are the same.</summary>
    public bool IsText { get; } = isText;

    public List<Draft> Drafts { get; } = [];

    public HashSet<SchemaPair> Children { get; } = [];

    /// <summary>The pairs that this is inside of, and where in their values.</summary>
    public HashSet<(SchemaPair Pair, ValueStep Step)> Parents { get; } = [];

    /// <summary>Operations whose parameter, body or response is this very value.</summary>
    public SortedSet<string> Operations { get; } = new(StringComparer.Ordinal);

    /// <summary>What the first of the operations calls the value: <c>the body of POST /v1/images</c>.</summary>
    public string? Message { get; set; }

    public bool IsCompared { get; set; }

    public bool IsUnion => Old.Unions.Count > 0 || New.Unions.Count > 0;
}
