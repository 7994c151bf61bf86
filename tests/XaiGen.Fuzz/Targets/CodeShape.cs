using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using XaiGen.Fuzz.Mutations;

namespace XaiGen.Fuzz.Targets;

/// <summary>The declarations of a generated file, independent of names and order.</summary>
/// <param name="Members">Each declaration with its modifiers, the numbers of its attributes, parameters and bases, and its members.</param>
/// <param name="Complaint">The first diagnostic of the parser, including diagnostics of doc comments; null if there is none.</param>
/// <param name="HasMark">Whether a name or the XML documentation contains the name from an evil text.</param>
internal sealed record CodeShape(string Members, Diagnostic? Complaint, bool HasMark)
{
    private static readonly CSharpParseOptions s_language = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    public static CodeShape Of(string file, string text)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text, s_language, file);
        SyntaxNode root = tree.GetRoot();
        return new CodeShape(
            string.Concat(root.ChildNodes().OfType<MemberDeclarationSyntax>().Select(Describe).Order(StringComparer.Ordinal)),
            tree.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning),
            text.Contains(EvilTexts.Mark, StringComparison.Ordinal) && HasMarkIn(root));
    }

    private static string Describe(MemberDeclarationSyntax member)
    {
        string parameters = member switch
        {
            BaseMethodDeclarationSyntax method => $"({method.ParameterList.Parameters.Count})",
            TypeDeclarationSyntax { ParameterList: { } list } => $"({list.Parameters.Count})",
            _ => "",
        };
        int bases = member is BaseTypeDeclarationSyntax { BaseList: { } baseList } ? baseList.Types.Count : 0;
        int attributes = member.AttributeLists.Sum(list => list.Attributes.Count);
        IEnumerable<string> inner = member.ChildNodes().OfType<MemberDeclarationSyntax>().Select(Describe).Order(StringComparer.Ordinal);
        return $"{member.Modifiers} {member.Kind()}{parameters} :{bases} [{attributes}] {{{string.Concat(inner)}}}\n";
    }

    private static bool HasMarkIn(SyntaxNode root)
        => root.DescendantTokens(descendIntoTrivia: true).Any(token =>
            (token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == EvilTexts.Mark)
            || (token.Parent is XmlNameSyntax && token.ValueText.Contains(EvilTexts.Mark, StringComparison.Ordinal)));
}
