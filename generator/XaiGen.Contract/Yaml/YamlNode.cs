namespace XaiGen.Contract.Yaml;

/// <summary>A node of a document, YAML or JSON, and where it stands in the text. An alias is the node it names.</summary>
internal abstract class YamlNode(SourceSpan span)
{
    /// <summary>Where it is written; of a node that was made of another, where that one is.</summary>
    public SourceSpan Span { get; } = span;

    public int Start => Span.Start;

    public int End => Span.End;

    /// <summary>What became of it so far; the one thing about it that changes.</summary>
    public NodeFate Fate { get; set; }

    /// <summary>How many nodes it is, aliases written out.</summary>
    public abstract long Weight { get; }

    /// <summary>How many collections stand in one another in it.</summary>
    public abstract int Height { get; }

    /// <summary>What to call it when something else was expected.</summary>
    public abstract string Description { get; }
}
