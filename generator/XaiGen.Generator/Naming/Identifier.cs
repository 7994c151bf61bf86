using Microsoft.CodeAnalysis.CSharp;

namespace XaiGen.Generator.Naming;

/// <summary>A name that C# takes as it stands: a word with its <c>@</c> where it would be a keyword.</summary>
internal sealed record Identifier
{
    // The compiler refuses names of more than 511 characters, and further ones are put together from these.
    private const int MaxLength = 200;

    private Identifier(string text) => Text = text;

    internal string Text { get; }

    /// <summary>The name without its <c>@</c>, as doc comments have it.</summary>
    internal string Bare => Text.TrimStart('@');

    /// <summary>The name of any text: the text itself if C# takes it, otherwise one that is made of its words.</summary>
    internal static Identifier Of(string text)
    {
        string bare = text.TrimStart('@');
        string name = IsWord(bare) ? bare : Names.Pascal(bare);
        if (name.Length > MaxLength)
        {
            name = $"{name.Substring(0, MaxLength)}_x{StableHash.Of(name):x8}";
        }

        return new Identifier(SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && name != "await" ? name : "@" + name);
    }

    /// <summary>Whether C# reads a text as one name or keyword.</summary>
    /// <remarks>Without what C# allows in names beside letters and digits: characters that nobody sees.</remarks>
    internal static bool IsWord(string text)
        => SyntaxFacts.IsValidIdentifier(text) && text.All(c => char.IsLetterOrDigit(c) || c == '_');

    public static implicit operator string(Identifier name) => name.Text;

    public override string ToString() => Text;
}
