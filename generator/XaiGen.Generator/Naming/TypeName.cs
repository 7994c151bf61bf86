namespace XaiGen.Generator.Naming;

/// <summary>Names with dots between them: of a type after the types around it, or of a namespace.</summary>
internal sealed record TypeName
{
    private TypeName(Identifier outermost, Identifier innermost, string text)
        => (Outermost, Innermost, Text) = (outermost, innermost, text);

    /// <summary>The type that stands in the namespace itself.</summary>
    internal Identifier Outermost { get; }

    internal Identifier Innermost { get; }

    internal string Text { get; }

    /// <summary>Whether the type stands in another.</summary>
    internal bool IsNested => Text != Outermost.Text;

    /// <summary>A namespace from its text.</summary>
    internal static TypeName Namespace(string text)
    {
        Identifier[] parts = [.. text.Split('.').Select(Identifier.Of)];
        return parts.Skip(1).Aggregate((TypeName)parts[0], (outer, part) => outer.Inner(part));
    }

    internal TypeName Inner(Identifier name) => new(Outermost, name, $"{Text}.{name.Text}");

    public static implicit operator TypeName(Identifier name) => new(name, name, name.Text);

    public static implicit operator string(TypeName name) => name.Text;

    public override string ToString() => Text;
}
