using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using XaiGen.Contract;
using XaiGen.Contract.Diagnostics;

namespace XaiGen.Generator.Pipeline;

/// <summary>An overlay of the project.</summary>
/// <param name="File">The overlay.</param>
/// <param name="Contract">The value of its item's mark: <c>true</c>, or the file of the contract that it changes.</param>
internal sealed record OverlaySource(SourceFile File, string Contract)
{
    internal static bool IsOverlay(AdditionalText file, AnalyzerConfigOptionsProvider options)
        => MarkOf(file, options) is not ("" or "false");

    internal static OverlaySource From(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
        => new(new SourceFile(file.Path, file.GetText(cancellation)?.ToString() ?? ""), MarkOf(file, options));

    /// <summary>Whether it changes that contract: the one that the item names, else the one that it extends, else the only one.</summary>
    internal bool IsOf(string contract, IReadOnlyCollection<string> contracts)
        => !Contract.Equals("true", StringComparison.OrdinalIgnoreCase) ? EndsWith(contract, Contract)
            : NameOf(File.OverlayTarget()) is { } target && contracts.Any(path => EndsWith(path, target)) ? EndsWith(contract, target)
            : contracts.Count == 1;

    internal void Report(SourceProductionContext output, IReadOnlyCollection<string> contracts)
    {
        if (!contracts.Any(contract => IsOf(contract, contracts)))
        {
            output.ReportDiagnostic(Diagnostics.From(
                GenerationOptions.Problem(
                    (contracts.Count == 0 ? ProblemRules.OverlayWithoutContract : ProblemRules.OverlayUnused).Message()),
                File.Path));
        }
    }

    private static string MarkOf(AdditionalText file, AnalyzerConfigOptionsProvider options)
        => options.GetOptions(file).TryGetValue("build_metadata.AdditionalFiles.XaiGenOverlay", out string? mark) ? mark.Trim() : "";

    /// <summary>For a URL, only the file name, because the path in the project differs.</summary>
    private static string? NameOf(string? target)
        => target?.Contains("://") == true ? target.Substring(target.LastIndexOf('/') + 1) : target;

    /// <summary>Whether a path ends with these folder and file names.</summary>
    private static bool EndsWith(string path, string end)
    {
        string[] names = path.Split('/', '\\'), last = [.. end.Split('/', '\\').Where(name => name is not ("." or ".."))];
        return last.Length <= names.Length && names.Skip(names.Length - last.Length).SequenceEqual(last, StringComparer.Ordinal);
    }
}
