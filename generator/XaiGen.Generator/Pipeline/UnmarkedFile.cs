using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using XaiGen.Contract;
using XaiGen.Contract.Diagnostics;

namespace XaiGen.Generator.Pipeline;

/// <summary>A file of the project that looks like a contract, but whose item does not state whether it is one.</summary>
internal sealed record UnmarkedFile(string Path)
{
    private static readonly string[] s_extensions = [".yaml", ".yml", ".json"];

    /// <summary>The file if it is such a file; otherwise null.</summary>
    internal static UnmarkedFile? Of(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
    {
        bool isOther = !s_extensions.Contains(System.IO.Path.GetExtension(file.Path), StringComparer.OrdinalIgnoreCase)
            || ContractSource.MarkOf(file, options).Equals("false", StringComparison.OrdinalIgnoreCase)
            || ContractSource.IsContract(file, options)
            || ContractSource.IsPart(file, options);
        return !isOther && IsDocument(file, cancellation) ? new UnmarkedFile(file.Path) : null;
    }

    /// <summary>Whether a file starts like an OpenAPI document.</summary>
    internal static bool IsDocument(AdditionalText file, CancellationToken cancellation = default)
        => file.GetText(cancellation) is { } text
            && SourceFile.IsContract(text.ToString(new TextSpan(0, Math.Min(text.Length, SourceFile.LongestStart))));

    internal void Report(SourceProductionContext output) => output.ReportDiagnostic(Diagnostics.From(
        GenerationOptions.Problem(
            ProblemRules.NotMarked.Message()),
        Path));
}
