using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using XaiGen.Contract;
using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Editing;

namespace XaiGen.Generator.Pipeline;

/// <summary>
/// Marks the places of a contract that an edit can correct, for the light bulbs of editors. They offer fixes for what an analyzer reports,
/// but not for what a generator does, so these marks are hidden and lie under the generator's messages.
/// </summary>
/// <remarks>A compiler does not run analyzers that report nothing visible.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContractFixAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_correction = new(
        "XL0001", "Contract can be corrected", "{0}", Diagnostics.Category, DiagnosticSeverity.Hidden, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor s_operationId = new(
        "XL0301", "Operation has no operationId", "{0}", Diagnostics.Category, DiagnosticSeverity.Hidden, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor s_tag = new(
        "XL0303", "Tag is not declared", "{0}", Diagnostics.Category, DiagnosticSeverity.Hidden, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }
        = ImmutableArray.Create(s_correction, s_operationId, s_tag);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            AnalyzerOptions options = start.Options;
            CancellationToken cancellation = start.CancellationToken;
            var marks = new Lazy<ILookup<string, Diagnostic>>(
                () => Marks(options, cancellation).ToLookup(mark => mark.Location.GetLineSpan().Path),
                LazyThreadSafetyMode.PublicationOnly);
            start.RegisterAdditionalFileAction(file =>
            {
                foreach (Diagnostic mark in marks.Value[file.AdditionalFile.Path])
                {
                    file.ReportDiagnostic(mark);
                }
            });
        });
    }

    private static IEnumerable<Diagnostic> Marks(AnalyzerOptions options, CancellationToken cancellation)
    {
        AnalyzerConfigOptionsProvider config = options.AnalyzerConfigOptionsProvider;
        SourceFile[] parts = [.. options.AdditionalFiles.Where(file => ContractSource.IsPart(file, config))
            .Select(file => ContractSource.PartOf(file, cancellation)).OfType<SourceFile>()];
        OverlaySource[] overlays = [.. options.AdditionalFiles.Where(file => OverlaySource.IsOverlay(file, config))
            .Select(file => OverlaySource.From(file, config, cancellation))];
        AdditionalText[] contracts = [.. options.AdditionalFiles.Where(file => ContractSource.IsContract(file, config))];
        string[] paths = [.. contracts.Select(contract => contract.Path)];
        return contracts.SelectMany(contract => Marks(
            ContractSource.From(contract, config, cancellation).With(parts, cancellation).With(overlays, paths).Files, cancellation));
    }

    private static IEnumerable<Diagnostic> Marks(ContractFiles files, CancellationToken cancellation)
    {
        var tree = new ContractTree(files, cancellation);
        var edits = new ContractEdits(tree, files);
        foreach (Problem problem in tree.Read().Problems)
        {
            if (edits.Of(problem) is { } fix)
            {
                yield return Mark(s_correction, problem.Range, fix, files);
            }
        }

        foreach (ContractGap gap in edits.Gaps())
        {
            yield return Mark(gap.Kind == GapKind.OperationId ? s_operationId : s_tag, gap.Range, gap.Fix, files);
        }
    }

    private static Diagnostic Mark(DiagnosticDescriptor rule, TextRange range, Fix fix, ContractFiles files)
    {
        string path = files.Document.Path, target = fix.Replaced.File ?? path;
        ImmutableDictionary<string, string?> edit = ImmutableDictionary<string, string?>.Empty
            .Add("File", target)
            .Add("Start", fix.Replaced.Start.ToString(CultureInfo.InvariantCulture))
            .Add("Old", files.TextOf(target).Substring(fix.Replaced.Start, fix.Replaced.Length))
            .Add("New", fix.Text);
        return Diagnostic.Create(rule, Diagnostics.LocationOf(range, path), edit, fix.Title);
    }
}
