namespace XaiGen.Contract.Yaml;

/// <summary>A node of a YAML or JSON document and its position in the text. An alias is the node that it refers to.</summary>
internal abstract class YamlNode(SourceSpan span)
{
    /// <summary>The position in the text; for a node derived from another, the position of that node.</summary>
    public SourceSpan Span { get; } = span;

    public int Start => Span.Start;

    public int End => Span.End;

    /// <summary>What has become of the node so far; its only mutable state.</summary>
    public NodeFate Fate { get; set; }

    /// <summary>The number of nodes in it, with aliases expanded.</summary>
    public abstract long Weight { get; }

    /// <summary>The depth of nested collections in it.</summary>
    public abstract int Height { get; }

    /// <summary>What messages call the node if something else was expected.</summary>
    public abstract string Description { get; }
}
