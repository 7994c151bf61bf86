using Microsoft.CodeAnalysis.CSharp;

namespace XaiGen.Generator.Naming;

/// <summary>A valid C# identifier, prefixed with <c>@</c> if it would be a keyword.</summary>
internal sealed record Identifier
{
    // The compiler's limit is 511 characters, and longer names are composed of these.
    private const int MaxLength = 200;

    private Identifier(string text) => Text = text;

    internal string Text { get; }

    /// <summary>The name without its <c>@</c>, as used in doc comments.</summary>
    internal string Bare => WithoutAt(Text);

    /// <summary>An identifier for any text: the text itself if it is valid, otherwise one made of its words.</summary>
    internal static Identifier Of(string text)
    {
        string bare = WithoutAt(text);
        string name = IsWord(bare) ? bare : Names.Pascal(bare);
        if (name.Length > MaxLength)
        {
            name = $"{name.Substring(0, MaxLength)}_x{StableHash.Of(name):x8}";
        }

        return new Identifier(SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && name != "await" ? name : "@" + name);
    }

    /// <summary>Whether a text is a single C# identifier or keyword.</summary>
    /// <remarks>Stricter than C#, which also allows invisible characters in identifiers.</remarks>
    internal static bool IsWord(string text)
    {
        foreach (char c in text)
        {
            if (!char.IsLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return SyntaxFacts.IsValidIdentifier(text);
    }

    // TrimStart allocates even where there is nothing to trim, and names are asked for often.
    private static string WithoutAt(string text) => text.Length > 0 && text[0] == '@' ? text.TrimStart('@') : text;

    public static implicit operator string(Identifier name) => name.Text;

    public override string ToString() => Text;
}
