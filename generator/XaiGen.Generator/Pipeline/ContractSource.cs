using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using XaiGen.Contract;
using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;

namespace XaiGen.Generator.Pipeline;

/// <summary>A contract's files with the options that the project gives it.</summary>
internal sealed record ContractSource(ContractFiles Files, GenerationOptions Options)
{
    /// <summary>The path of the document.</summary>
    internal string Path => Files.Document.Path;

    /// <summary>What is wrong with the options, or with this contract beside the others.</summary>
    private Problem? Refusal { get; init; }

    internal ContractReading Read(CancellationToken cancellation)
        => (Refusal ?? Options.FindProblem()) is { } problem
            ? new ContractReading(null, new[] { problem }.ToEquatableArray())
            : ContractReader.Read(Files, cancellation);

    /// <summary>Refuses contracts whose types would meet those of an earlier one.</summary>
    internal static IEnumerable<ContractSource> RefuseSharedNamespaces(IEnumerable<ContractSource> sources)
    {
        // The compiler lists files without regard to case, and the files of one namespace begin with its name.
        var taken = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
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
                    ProblemRules.NamespaceTaken.Message(source.Options.Namespace, other)),
            };
        }
    }

    internal static bool IsContract(AdditionalText file, AnalyzerConfigOptionsProvider options)
        => MarkOf(file, options).Equals("true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether contracts may refer to the file.</summary>
    internal static bool IsPart(AdditionalText file, AnalyzerConfigOptionsProvider options)
        => MarkOf(file, options).Equals("part", StringComparison.OrdinalIgnoreCase);

    /// <summary>A part, or null where the compiler cannot read the file; references to it say that there is none.</summary>
    internal static SourceFile? PartOf(AdditionalText file, CancellationToken cancellation)
        => file.GetText(cancellation)?.ToString() is { } text ? new SourceFile(file.Path, text) : null;

    /// <summary>The contract with those of the parts that it refers to, so that an edit of others does not concern it.</summary>
    internal ContractSource With(IEnumerable<SourceFile> parts, CancellationToken cancellation)
        => Refusal is null ? this with { Files = Files.With(parts, cancellation) } : this;

    /// <summary>The contract with its overlays, in the order of their items.</summary>
    internal ContractSource With(IEnumerable<OverlaySource> overlays, IReadOnlyCollection<string> contracts)
        => this with
        {
            Files = Files with
            {
                Overlays = overlays.Where(overlay => overlay.IsOf(Path, contracts))
            .Select(overlay => overlay.File).ToEquatableArray()
            }
        };

    /// <summary>What the item says of being a contract; empty where it says nothing.</summary>
    internal static string MarkOf(AdditionalText file, AnalyzerConfigOptionsProvider options)
        => options.GetOptions(file).TryGetValue("build_metadata.AdditionalFiles.XaiGenContract", out string? mark) ? mark : "";

    /// <summary>The contract as far as it can be used in the project.</summary>
    internal ContractSource In(ProjectEnvironment environment) => this with { Refusal = Refusal ?? environment.FindProblem(Options.Emit) };

    internal static ContractSource From(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
    {
        AnalyzerConfigOptions own = options.GetOptions(file);
        string? Option(string name)
            => own.TryGetValue($"build_metadata.AdditionalFiles.{name}", out string? value) && value.Length > 0 ? value
                : options.GlobalOptions.TryGetValue($"build_property.{name}", out value) && value.Length > 0 ? value
                : null;

        // A project called my-app has a root namespace that is no C# name.
        string @namespace = Option("XaiGenNamespace") ?? Option("RootNamespace")?.Replace('-', '_') ?? "XaiGen.Generated";
        Problem? refusal = null;
        var generation = new GenerationOptions(@namespace, Option("XaiGenClientName"))
        {
            Accessibility = GenerationOptions.Choose<TypeAccessibility>("XaiGenAccessibility", Option("XaiGenAccessibility"), ref refusal),
            KeepUnknown = GenerationOptions.Choose("XaiGenKeepUnknown", Option("XaiGenKeepUnknown"), byDefault: false, ref refusal),
            Include = Option("XaiGenInclude"),
            Exclude = Option("XaiGenExclude"),
            NoticesDrift = GenerationOptions.Choose("XaiGenDrift", Option("XaiGenDrift"), byDefault: true, ref refusal),
            Emit = GenerationOptions.Choose<EmitSet>("XaiGenEmit", Option("XaiGenEmit"), ref refusal),
        };
        string? text = file.GetText(cancellation)?.ToString();
        refusal = text is null
            ? GenerationOptions.Problem(ProblemRules.Unreadable.Message())
            : refusal;
        return new ContractSource(new ContractFiles(new SourceFile(file.Path, text ?? "")), generation) { Refusal = refusal };
    }
}
