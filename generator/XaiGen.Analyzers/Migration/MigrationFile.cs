using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Microsoft.CodeAnalysis;

namespace XaiGen.Analyzers.Migration;

/// <summary>A file as <c>xaigen diff --format migration</c> writes it.</summary>
internal sealed class MigrationFile
{
    /// <summary>How the names of such files end.</summary>
    public const string Ending = ".migration.json";

    private MigrationFile(string space, IReadOnlyList<MigrationEntry> entries) => (Namespace, Entries) = (space, entries);

    /// <summary>The namespace of the generated code.</summary>
    public string Namespace { get; }

    public IReadOnlyList<MigrationEntry> Entries { get; }

    /// <remarks>The tokens of JSON are tokens of C#, so that the compiler reads them. What is no JSON has no entries.</remarks>
    public static MigrationFile Read(SourceText text)
    {
        string space = "", list = "", field = "";
        List<MigrationEntry> entries = new();
        Dictionary<string, string>? fields = null;
        SyntaxToken previous = default;
        foreach (SyntaxToken token in SyntaxFactory.ParseTokens(text.ToString()))
        {
            switch (token.Kind())
            {
                case SyntaxKind.OpenBracketToken:
                    list = field;
                    break;
                case SyntaxKind.OpenBraceToken when list.Length > 0:
                    fields = new();
                    break;
                case SyntaxKind.CloseBraceToken when fields is not null:
                    entries.Add(new MigrationEntry(list, fields));
                    fields = null;
                    break;
                case SyntaxKind.CloseBracketToken:
                    list = "";
                    break;
                case SyntaxKind.ColonToken:
                    field = previous.ValueText;
                    break;
                case SyntaxKind.StringLiteralToken when previous.IsKind(SyntaxKind.ColonToken) && fields is not null:
                    fields[field] = token.ValueText;
                    break;
                case SyntaxKind.StringLiteralToken when previous.IsKind(SyntaxKind.ColonToken) && field == "namespace":
                    space = token.ValueText;
                    break;
            }

            previous = token;
        }

        return new MigrationFile(space, entries.Where(entry => entry.IsKnown).ToList());
    }
}
