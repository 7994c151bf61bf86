using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using XaiGen.Contract;
using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Generator.Emission;

namespace XaiGen.Generator.Pipeline;

/// <summary>
/// Turns every AdditionalFile marked <c>XaiGenContract="true"</c> into a client. The text becomes a model without
/// positions, and the model a plan per file: a step whose input is equal to the previous one does not run again.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class XaiGenGenerator : IIncrementalGenerator
{
    private readonly Action<string>? _moved;

    public XaiGenGenerator()
    {
    }

    /// <param name="moved">Called with each node that is bound or emitted; see <see cref="GenerationContext"/>.</param>
    internal XaiGenGenerator(Action<string> moved) => _moved = moved;

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        Action<string>? moved = _moved;

        // The only use of the project's own code. It is evaluated at each edit, but its result rarely changes.
        IncrementalValueProvider<ProjectEnvironment> environment = context.CompilationProvider
            .Combine(context.ParseOptionsProvider)
            .Select(static (project, _) => ProjectEnvironment.Of(project.Left, project.Right))
            .WithTrackingName(StepNames.Environment);

        IncrementalValuesProvider<SourceFile> parts = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static pair => ContractSource.IsPart(pair.Left, pair.Right))
            .Select(static (pair, cancellation) => ContractSource.PartOf(pair.Left, cancellation))
            .Where(static part => part is not null)
            .Select(static (part, _) => part!)
            .WithTrackingName(StepNames.Part);

        IncrementalValueProvider<ImmutableArray<OverlaySource>> overlays = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static pair => OverlaySource.IsOverlay(pair.Left, pair.Right))
            .Select(static (pair, cancellation) => OverlaySource.From(pair.Left, pair.Right, cancellation))
            .WithTrackingName(StepNames.Overlay)
            .Collect();

        IncrementalValuesProvider<ContractSource> contracts = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static pair => ContractSource.IsContract(pair.Left, pair.Right))
            .Select(static (pair, cancellation) => ContractSource.From(pair.Left, pair.Right, cancellation))
            .Combine(parts.Collect())
            .Select(static (pair, cancellation) => pair.Left.With(pair.Right, cancellation))
            .Collect()
            .SelectMany(static (sources, _) => ContractSource.RefuseSharedNamespaces(ContractSource.WithoutFoundParts(sources)));

        IncrementalValueProvider<EquatableArray<string>> paths = contracts
            .Select(static (source, _) => source.Path)
            .Collect()
            .Select(static (paths, _) => paths.ToEquatableArray());

        context.RegisterSourceOutput(
            overlays.SelectMany(static (all, _) => all).Combine(paths),
            static (output, pair) => pair.Left.Report(output, pair.Right));

        IncrementalValuesProvider<ContractSource> sources = contracts
            .Combine(environment)
            .Select(static (pair, _) => pair.Left.In(pair.Right))
            .Combine(overlays.Combine(paths))
            .Select(static (pair, _) => pair.Left.With(pair.Right.Left, pair.Right.Right))
            .WithTrackingName(StepNames.Source);

        IncrementalValuesProvider<ReadContract> readings = sources
            .Select(static (source, cancellation) => new ReadContract(source, source.Read(cancellation)))
            .WithTrackingName(StepNames.Read);

        // The values from here on contain no positions, so edits that only move lines or change comments end here.
        IncrementalValuesProvider<BoundContract> bound = readings
            .Where(static read => read.Reading.Contract is not null)
            .Select(static (read, _) => new BindInput(read.Source.Path, read.Source.Options, read.Reading.Contract!))
            .WithTrackingName(StepNames.Contract)
            .Select((input, cancellation) => BoundContract.Of(
                input.Path, input.Contract, input.Options, new GenerationContext(moved, cancellation)))
            .WithTrackingName(StepNames.Bind);

        IncrementalValuesProvider<EmittedFiles> files = bound
            .SelectMany((contract, cancellation) => FileBucket.Of(contract, new GenerationContext(moved, cancellation)))
            .WithTrackingName(StepNames.Files)
            .Select((bucket, cancellation) => EmittedFiles.Of(bucket, new GenerationContext(moved, cancellation)))
            .WithTrackingName(StepNames.Emit);

        context.RegisterSourceOutput(files, static (output, emitted) => Add(output, emitted.Path, () => emitted.Files));

        IncrementalValuesProvider<SupportInput> support = bound
            .Where(static contract => contract.Api is not null)
            .Select(static (contract, _) => new SupportInput(contract.Path, contract.Api!.Scope, contract.Api.SupportParts))
            .WithTrackingName(StepNames.Support);

        context.RegisterSourceOutput(
            support, static (output, input) => Add(output, input.Path, () => SupportEmitter.Emit(input.Scope, input.Parts)));

        IncrementalValuesProvider<UnmarkedFile> unmarked = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellation) => UnmarkedFile.Of(pair.Left, pair.Right, cancellation))
            .Where(static file => file is not null)
            .Select(static (file, _) => file!)
            .WithTrackingName(StepNames.Unmarked);

        context.RegisterSourceOutput(unmarked, static (output, file) => file.Report(output));

        context.RegisterSourceOutput(
            readings.Combine(bound.Collect()).Combine(files.Where(static emitted => !emitted.Faults.IsEmpty).Collect())
                .Select(static (all, cancellation) => LocatedProblems.Of(all.Left.Left, all.Left.Right, all.Right, cancellation))
                .WithTrackingName(StepNames.Problems),
            static (output, located) => located.Report(output));
    }

    private static void Add(SourceProductionContext output, string path, Func<IEnumerable<GeneratedFile>> files)
    {
        try
        {
            foreach (GeneratedFile file in files())
            {
                output.AddSource(file.Name, SourceText.From(file.Text, Encoding.UTF8));
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            output.ReportDiagnostic(Diagnostics.From(
                GenerationOptions.Problem(ProblemMessage.OfFault("generator", fault)), path));
        }
    }

    private sealed record BindInput(string Path, GenerationOptions Options, ApiContract Contract);

    private sealed record SupportInput(string Path, CodeScope Scope, SupportParts Parts);
}
