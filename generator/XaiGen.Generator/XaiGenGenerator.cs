using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using XaiGen.Contract;

namespace XaiGen.Generator;

/// <summary>
/// Turns every AdditionalFile marked <c>XaiGenContract="true"</c> into a client. Text becomes a model without
/// positions, the model a plan for each file: a step whose input is equal to the last one's does not run again.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class XaiGenGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ContractSource> sources = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static pair => ContractSource.IsContract(pair.Left, pair.Right))
            .Select(static (pair, cancellation) => ContractSource.From(pair.Left, pair.Right, cancellation))
            .Collect()
            .SelectMany(static (sources, _) => ContractSource.TellApart(sources))
            .WithTrackingName(StepNames.Source);

        IncrementalValuesProvider<ReadContract> readings = sources
            .Select(static (source, cancellation) => new ReadContract(source, source.Read(cancellation)))
            .WithTrackingName(StepNames.Read);

        // From here on there are no positions: a comment or a moved line changes nothing.
        IncrementalValuesProvider<BindResult> bound = readings
            .Where(static read => read.Reading.Contract is not null)
            .Select(static (read, _) => new BindInput(read.Source.Path, read.Source.Options, read.Reading.Contract!))
            .WithTrackingName(StepNames.Contract)
            .Select(static (input, _) => BindResult.Of(input))
            .WithTrackingName(StepNames.Bind);

        context.RegisterSourceOutput(
            bound.SelectMany(static (result, _) => FileBuckets.Of(result.Api)).WithTrackingName(StepNames.Files),
            static (output, bucket) =>
            {
                foreach (FilePlan plan in bucket)
                {
                    Add(output, plan.Emit());
                }
            });

        context.RegisterSourceOutput(
            bound.Where(static result => result.Api is not null)
                .Select(static (result, _) => (result.Api!.Namespace, result.Api.Prefix))
                .WithTrackingName(StepNames.Support),
            static (output, names) =>
            {
                foreach (GeneratedFile file in SupportEmitter.Emit(names.Namespace, names.Prefix))
                {
                    Add(output, file);
                }
            });

        context.RegisterSourceOutput(
            readings.Combine(bound.Collect())
                .Select(static (pair, _) => LocatedProblems.Of(pair.Left, pair.Right))
                .WithTrackingName(StepNames.Problems),
            static (output, located) => located.Report(output));
    }

    private static void Add(SourceProductionContext output, GeneratedFile file)
        => output.AddSource(file.Name, SourceText.From(file.Text, Encoding.UTF8));

    private sealed record ReadContract(ContractSource Source, ContractReading Reading);

    private sealed record BindInput(string Path, GenerationOptions Options, ApiContract Contract);

    /// <param name="Fault">An internal fault, in one line.</param>
    private sealed record BindResult(string Path, BoundApi? Api, string? Fault)
    {
        internal static BindResult Of(BindInput input)
        {
            try
            {
                return new BindResult(input.Path, ContractBinder.Bind(input.Contract, input.Options), null);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The compiler would report this as a warning without a place, and leave the project with half an SDK.
                return new BindResult(input.Path, null, $"{fault.GetType().Name}: {fault.Message}");
            }
        }
    }

    private sealed record LocatedProblems(string Path, EquatableArray<Problem> Problems)
    {
        internal static LocatedProblems Of(ReadContract read, ImmutableArray<BindResult> bound)
        {
            IEnumerable<Problem> problems = read.Reading.Problems;
            if (bound.FirstOrDefault(result => result.Path == read.Source.Path) is { } result)
            {
                problems = problems.Concat(CodeGeneration.Locate(result.Api?.Problems ?? default, read.Source.Text));
                if (result.Fault is { } fault)
                {
                    problems = problems.Append(new Problem(
                        ProblemRules.InternalFault, $"the generator failed on this contract ({fault}); please report it with the contract", "#", new TextRange(0, 0, 1, 1, 1, 1)));
                }
            }

            return new LocatedProblems(read.Source.Path, problems.ToEquatableArray());
        }

        internal void Report(SourceProductionContext output)
        {
            foreach (Problem problem in Problems)
            {
                output.ReportDiagnostic(Diagnostics.From(problem, Path));
            }
        }
    }
}

/// <summary>A contract's file with the options that the project gives it.</summary>
internal sealed record ContractSource(string Path, string Text, GenerationOptions Options)
{
    /// <summary>What is wrong with the options, or with this contract beside the others.</summary>
    private Problem? Refusal { get; init; }

    internal ContractReading Read(CancellationToken cancellation)
        => (Refusal ?? Options.FindProblem()) is { } problem
            ? new ContractReading(null, new[] { problem }.ToEquatableArray())
            : ContractReader.Read(Text, cancellation);

    /// <summary>Refuses contracts whose types would meet those of an earlier one.</summary>
    internal static IEnumerable<ContractSource> TellApart(IEnumerable<ContractSource> sources)
    {
        var taken = new Dictionary<string, string>();
        foreach (ContractSource source in sources.OrderBy(source => source.Path, StringComparer.Ordinal))
        {
            if (!taken.TryGetValue(source.Options.Namespace, out string? other))
            {
                taken.Add(source.Options.Namespace, source.Path);
                yield return source;
                continue;
            }

            yield return source with
            {
                Refusal = GenerationOptions.Problem(
                    ProblemRules.NamespaceTaken,
                    $"the namespace '{source.Options.Namespace}' is taken by the contract '{other}'; give this one its own, as XaiGenNamespace=\"…\" on its AdditionalFiles item"),
            };
        }
    }

    internal static bool IsContract(AdditionalText file, AnalyzerConfigOptionsProvider options)
        => options.GetOptions(file).TryGetValue("build_metadata.AdditionalFiles.XaiGenContract", out string? marked)
            && marked.Equals("true", StringComparison.OrdinalIgnoreCase);

    internal static ContractSource From(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
    {
        AnalyzerConfigOptions own = options.GetOptions(file);
        string? Option(string name)
            => own.TryGetValue($"build_metadata.AdditionalFiles.{name}", out string? value) && value.Length > 0 ? value
                : options.GlobalOptions.TryGetValue($"build_property.{name}", out value) && value.Length > 0 ? value
                : null;

        // A project called my-app has a root namespace that is no C# name.
        string @namespace = Option("XaiGenNamespace") ?? Option("RootNamespace")?.Replace('-', '_') ?? "XaiGen.Generated";
        return new ContractSource(file.Path, file.GetText(cancellation)?.ToString() ?? "", new GenerationOptions(@namespace, Option("XaiGenClientName")));
    }
}
