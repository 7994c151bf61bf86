using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using XaiGen.Contract;

namespace XaiGen.Generator;

/// <summary>Problems as the compiler's diagnostics, at the place in the contract.</summary>
internal static class Diagnostics
{
    private static readonly Dictionary<string, DiagnosticDescriptor> s_descriptors = ProblemRules.All.ToDictionary(
        rule => rule.Id,
        rule => new DiagnosticDescriptor(
            rule.Id,
            rule.Title,
            "{0}",
            "XaiGen",
            rule.Severity switch
            {
                ProblemSeverity.Error => DiagnosticSeverity.Error,
                ProblemSeverity.Warning => DiagnosticSeverity.Warning,
                _ => DiagnosticSeverity.Info,
            },
            isEnabledByDefault: true));

    internal static Diagnostic From(Problem problem, string path)
    {
        TextRange range = problem.Range;
        var location = Location.Create(
            path,
            new TextSpan(range.Start, range.Length),
            new LinePositionSpan(
                new LinePosition(range.Line - 1, range.Column - 1),
                new LinePosition(range.EndLine - 1, range.EndColumn - 1)));
        return Diagnostic.Create(s_descriptors[problem.Rule.Id], location, problem.Message);
    }
}
