using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace XaiGen.Generator.Tests.Style;

/// <summary><c>.editorconfig</c> limits the length of lines; no tool of the SDK checks it.</summary>
public sealed class LineLengthTests
{
    private const int Longest = 140;

    [Theory]
    [InlineData("generator")]
    [InlineData("src")]
    [InlineData("tests")]
    public void No_line_of_code_is_longer_than_140_columns(string folder)
    {
        string path = Path.Combine(Repository.Root, folder);
        string[] files = [.. Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories).Where(IsSource)];

        files.ShouldNotBeEmpty();
        files.SelectMany(TooLong).ShouldBeEmpty();
    }

    private static bool IsSource(string file)
        => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "__snapshots__" or "__mismatch__");

    private static IEnumerable<string> TooLong(string file)
    {
        var text = SourceText.From(File.ReadAllText(file));
        TextLine[] lines = [.. text.Lines.Where(line => line.Span.Length > Longest)];
        if (lines.Length == 0)
        {
            return [];
        }

        SyntaxNode root = CSharpSyntaxTree.ParseText(text).GetRoot();
        return lines.Where(line => line.Span.Length - TextIn(root, line) > Longest).Select(line => $"{file}({line.LineNumber + 1}): {line}");
    }

    /// <summary>
    /// The length of the text in a line: JSON, YAML or a message. Such text is not broken where the language does not require it.
    /// </summary>
    private static int TextIn(SyntaxNode root, TextLine line)
        => root.DescendantTokens(line.Span)
            .Where(IsText)
            .Sum(token => token.Span.Intersection(line.Span)?.Length ?? 0);

    private static bool IsText(SyntaxToken token)
        => token.Parent is LiteralExpressionSyntax { Token.Value: string }
            || token.Parent?.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>() is not null;
}
