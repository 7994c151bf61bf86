using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using XaiGen.Contract.Diagnostics;

namespace XaiGen.Generator.Pipeline;

/// <summary>A file of the project that looks like a contract and does not say whether it is one.</summary>
internal sealed record UnmarkedFile(string Path)
{
    /// <summary>As far as a document says what it is.</summary>
    private const int LongestStart = 4096;

    private static readonly string[] s_extensions = [".yaml", ".yml", ".json"];

    private static readonly Regex s_version = new(@"^\s*[{,]?\s*[""']?(openapi|swagger)[""']?\s*:\s*[""']?[0-9]", RegexOptions.CultureInvariant | RegexOptions.Multiline);

    /// <summary>The file, if it is one of those.</summary>
    internal static UnmarkedFile? Of(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
    {
        if (!s_extensions.Contains(System.IO.Path.GetExtension(file.Path), StringComparer.OrdinalIgnoreCase)
            || ContractSource.MarkOf(file, options).Equals("false", StringComparison.OrdinalIgnoreCase)
            || ContractSource.IsContract(file, options)
            || file.GetText(cancellation) is not { } text)
        {
            return null;
        }

        string start = text.ToString(new TextSpan(0, Math.Min(text.Length, LongestStart)));
        return s_version.IsMatch(start) ? new UnmarkedFile(file.Path) : null;
    }

    internal void Report(SourceProductionContext output) => output.ReportDiagnostic(Diagnostics.From(
        GenerationOptions.Problem(
            ProblemRules.NotMarked,
            "This looks like an OpenAPI document, but its AdditionalFiles item does not say so and nothing is generated from it. "
            + "Write XaiGenContract=\"true\" on the item, or \"false\" if it is for another tool."),
        Path));
}
