namespace XaiGen.Generator.Naming;

/// <summary>A dotted name: of a type with its enclosing types, or of a namespace.</summary>
internal sealed record TypeName
{
    private TypeName(Identifier outermost, Identifier innermost, string text)
        => (Outermost, Innermost, Text) = (outermost, innermost, text);

    /// <summary>The outermost type, which is declared in the namespace.</summary>
    internal Identifier Outermost { get; }

    internal Identifier Innermost { get; }

    internal string Text { get; }

    /// <summary>Whether the type is nested in another.</summary>
    internal bool IsNested => Text != Outermost.Text;

    /// <summary>The name of a namespace.</summary>
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
