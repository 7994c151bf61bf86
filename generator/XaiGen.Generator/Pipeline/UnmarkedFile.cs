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
        if (!s_extensions.Contains(System.IO.Path.GetExtension(file.Path), StringComparer.OrdinalIgnoreCase)
            || ContractSource.MarkOf(file, options).Equals("false", StringComparison.OrdinalIgnoreCase)
            || ContractSource.IsContract(file, options)
            || ContractSource.IsPart(file, options)
            || file.GetText(cancellation) is not { } text)
        {
            return null;
        }

        string start = text.ToString(new TextSpan(0, Math.Min(text.Length, SourceFile.LongestStart)));
        return SourceFile.IsContract(start) ? new UnmarkedFile(file.Path) : null;
    }

    internal void Report(SourceProductionContext output) => output.ReportDiagnostic(Diagnostics.From(
        GenerationOptions.Problem(
            ProblemRules.NotMarked.Message()),
        Path));
}
