using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using XaiGen.Contract.Diagnostics;

namespace XaiGen.Generator.Pipeline;

/// <summary>Converts problems to compiler diagnostics, located in the contract.</summary>
internal static class Diagnostics
{
    internal const string Category = "XaiGen";

    private static readonly string s_repository = typeof(Diagnostics).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(entry => entry.Key == "RepositoryUrl").Value;

    private static readonly Dictionary<string, DiagnosticDescriptor> s_descriptors = ProblemRules.All.ToDictionary(
        rule => rule.Id,
        rule => new DiagnosticDescriptor(
            rule.Id,
            rule.Title,
            "{0}",
            Category,
            rule.Severity switch
            {
                ProblemSeverity.Error => DiagnosticSeverity.Error,
                ProblemSeverity.Warning => DiagnosticSeverity.Warning,
                _ => DiagnosticSeverity.Info,
            },
            isEnabledByDefault: true,
            helpLinkUri: $"{s_repository}/blob/main/generator/XaiGen.Contract/Diagnostics/README.md#{Anchor(rule)}"));

    internal static IReadOnlyCollection<DiagnosticDescriptor> All => s_descriptors.Values;

    internal static Diagnostic From(Problem problem, string path)
        => Diagnostic.Create(s_descriptors[problem.Rule.Id], LocationOf(problem.Range, path), problem.Message);

    internal static Location LocationOf(TextRange range, string path) => Location.Create(
        range.File ?? path,
        new TextSpan(range.Start, range.Length),
        new LinePositionSpan(
            new LinePosition(range.Line - 1, range.Column - 1),
            new LinePosition(range.EndLine - 1, range.EndColumn - 1)));

    /// <summary>The anchor of the rule's heading on the catalogue's page, as the page's host generates it.</summary>
    private static string Anchor(ProblemRule rule)
        => new([.. $"{rule.Id} {rule.Title} {rule.Severity}".ToLowerInvariant()
            .Select(c => c == ' ' ? '-' : c).Where(c => c is '-' or '_' || char.IsLetterOrDigit(c))]);
}
