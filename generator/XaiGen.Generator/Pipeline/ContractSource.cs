using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using XaiGen.Contract;
using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;

namespace XaiGen.Generator.Pipeline;

/// <summary>The files of a contract with the options that the project sets for it.</summary>
internal sealed record ContractSource(ContractFiles Files, GenerationOptions Options)
{
    /// <summary>The mark that the targets set on files with the name of a contract if no item names the contract.</summary>
    private const string Found = "found";

    /// <summary>The path of the document.</summary>
    internal string Path => Files.Document.Path;

    /// <summary>The problem with the options, or with this contract in combination with others; null if there is none.</summary>
    private Problem? Refusal { get; init; }

    /// <summary>Whether it was found by its name, not by an item.</summary>
    private bool IsFound { get; init; }

    internal ContractReading Read(CancellationToken cancellation)
        => (Refusal ?? Options.FindProblem()) is { } problem
            ? new ContractReading(null, new[] { problem }.ToEquatableArray())
            : ContractReader.Read(Files, cancellation);

    /// <summary>The contracts without those that were found by their names and are parts of others.</summary>
    internal static IEnumerable<ContractSource> WithoutFoundParts(IReadOnlyCollection<ContractSource> sources)
        => sources.Where(source => !source.IsFound || !sources.Any(other => other.Contains(source)
            && (!source.Contains(other) || string.CompareOrdinal(other.Path, source.Path) < 0)));

    private bool Contains(ContractSource other) => Files.Parts.Any(part => part.Path == other.Path);

    /// <summary>Refuses contracts that share the namespace of an earlier one, because their types would conflict.</summary>
    internal static IEnumerable<ContractSource> RefuseSharedNamespaces(IEnumerable<ContractSource> sources)
    {
        // File names ignore case, and the files of a namespace start with its name.
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
                    (source.IsFound ? ProblemRules.SeveralFound : ProblemRules.NamespaceTaken).Message(source.Options.Namespace, other)),
            };
        }
    }

    internal static bool IsContract(AdditionalText file, AnalyzerConfigOptionsProvider options)
        => MarkOf(file, options).Equals("true", StringComparison.OrdinalIgnoreCase)
            || (MarkOf(file, options) == Found && UnmarkedFile.IsDocument(file));

    /// <summary>Whether contracts may refer to the file.</summary>
    internal static bool IsPart(AdditionalText file, AnalyzerConfigOptionsProvider options)
        => MarkOf(file, options).Equals("part", StringComparison.OrdinalIgnoreCase) || MarkOf(file, options) == Found;

    /// <summary>A part, or null if the compiler cannot read the file; references to it are then reported as missing.</summary>
    internal static SourceFile? PartOf(AdditionalText file, CancellationToken cancellation)
        => file.GetText(cancellation)?.ToString() is { } text ? new SourceFile(file.Path, text) : null;

    /// <summary>The contract with the parts that it refers to, so that an edit of other parts does not affect it.</summary>
    internal ContractSource With(IEnumerable<SourceFile> parts, CancellationToken cancellation)
        => Refusal is null ? this with { Files = Files.With(parts, cancellation) } : this;

    /// <summary>The contract with its overlays, in the order of their items.</summary>
    internal ContractSource With(IEnumerable<OverlaySource> overlays, IReadOnlyCollection<string> contracts)
        => this with
        {
            Files = Files with
            {
                Overlays = overlays.Where(overlay => overlay.IsOf(Path, contracts)).Select(overlay => overlay.File).ToEquatableArray(),
            },
        };

    /// <summary>The item's <c>XaiGenContract</c> metadata; empty if it has none.</summary>
    internal static string MarkOf(AdditionalText file, AnalyzerConfigOptionsProvider options)
        => options.GetOptions(file).TryGetValue("build_metadata.AdditionalFiles.XaiGenContract", out string? mark) ? mark : "";

    /// <summary>The contract, refused if the project cannot compile its code.</summary>
    internal ContractSource In(ProjectEnvironment environment) => this with
    {
        Refusal = Refusal ?? environment.FindProblem(Options.Emit),
        Options = Options with
        {
            HasClosedTypes = environment.HasClosedTypes,
            HasOverloadPriority = environment.HasOverloadPriority,
        },
    };

    internal static ContractSource From(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
    {
        var project = new ProjectOptions(options, file);

        // A project called my-app has a root namespace that is not a C# name.
        string @namespace = project.Text("XaiGenNamespace") ?? project.Text("RootNamespace")?.Replace('-', '_') ?? "XaiGen.Generated";
        var generation = new GenerationOptions(@namespace, project.Text("XaiGenClientName"))
        {
            Accessibility = project.Choice<TypeAccessibility>("XaiGenAccessibility"),
            KeepUnknown = project.Flag("XaiGenKeepUnknown"),
            Include = project.Text("XaiGenInclude"),
            Exclude = project.Text("XaiGenExclude"),
            NoticesDrift = project.Flag("XaiGenDrift", byDefault: true),
            Emit = project.Choice<EmitSet>("XaiGenEmit"),
            Objects = project.Choice<ObjectStyle>("XaiGenObjects"),
        };
        string? text = file.GetText(cancellation)?.ToString();
        return new ContractSource(new ContractFiles(new SourceFile(file.Path, text ?? "")), generation)
        {
            Refusal = text is null ? GenerationOptions.Problem(ProblemRules.Unreadable.Message()) : project.Problem,
            IsFound = MarkOf(file, options) == Found,
        };
    }
}
