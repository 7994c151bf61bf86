namespace XaiGen.Review.Wire;

/// <summary>The old and the new schema of the same value, and the differences between them.</summary>
internal sealed class SchemaPair(SchemaView old, SchemaView @new, Direction direction, bool isText)
{
    public SchemaView Old { get; } = old;

    public SchemaView New { get; } = @new;

    public Direction Direction { get; } = direction;

    /// <summary>Whether the value is written as plain text, as in a URL, where 1 and "1" are the same.</summary>
    public bool IsText { get; } = isText;

    public List<Draft> Drafts { get; } = [];

    public HashSet<SchemaPair> Children { get; } = [];

    /// <summary>The pairs that contain this one, and the steps to it within their values.</summary>
    public HashSet<(SchemaPair Pair, ValueStep Step)> Parents { get; } = [];

    /// <summary>Operations whose parameter, body or response is exactly this value.</summary>
    public SortedSet<string> Operations { get; } = new(StringComparer.Ordinal);

    /// <summary>The name of the value in the first of the operations: <c>the body of POST /v1/images</c>.</summary>
    public string? Message { get; set; }

    /// <summary>Whether it is a form, in which a list is a part or field that is given several times.</summary>
    public bool IsForm { get; set; }

    /// <summary>Whether it is a segment of a path and nothing else. A segment is not empty.</summary>
    public bool IsPath { get; set; }

    public bool IsCompared { get; set; }

    public bool IsUnion => Old.Unions.Count > 0 || New.Unions.Count > 0;
}
