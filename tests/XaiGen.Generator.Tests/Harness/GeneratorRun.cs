using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace XaiGen.Generator.Tests;

/// <summary>The result of one run of the generator, and the steps that ran.</summary>
internal sealed class GeneratorRun(GeneratorRunResult result, Compilation output, ImmutableArray<GeneratedSourceResult> before)
{
    private const string SupportMark = ".GeneratedSupport.";

    private const string NoNullableWarnings = "#nullable disable warnings";

    // Reading sets all required members, which the compiler cannot see.
    private const string NullableWarnings = "#nullable enable\n#pragma warning disable CS8618";

    private const int ShownComplaints = 12;

    /// <summary>The exception that it threw, which the compiler reports as CS8785.</summary>
    public Exception? Fault => result.Exception;

    /// <summary>The diagnostics that the generator reported.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => result.Diagnostics;

    /// <summary>The compilation including the generated files.</summary>
    public Compilation Output => output;

    public IReadOnlyList<string> SupportFiles => [.. Names().Where(name => name.Contains(SupportMark, StringComparison.Ordinal))];

    /// <summary>All generated files by name.</summary>
    public IReadOnlyDictionary<string, string> Texts => TextsOf(Sources);

    /// <summary>The generated files except the shared ones, by name.</summary>
    public IReadOnlyDictionary<string, string> Files
        => TextsOf(Sources.Where(source => !source.HintName.Contains(SupportMark, StringComparison.Ordinal)));

    /// <summary>The files that are new or differ from those of the previous run.</summary>
    public IReadOnlyList<string> Rewritten
        => [.. Sources.Where(source => !before.Any(old => old.HintName == source.HintName && old.SourceText == source.SourceText))
            .Select(source => source.HintName)
            .Order(StringComparer.Ordinal)];

    private IEnumerable<GeneratedSourceResult> Sources => result.GeneratedSources.IsDefault ? [] : result.GeneratedSources;

    /// <summary>The run reasons of a step's outputs.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step)
        => result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> runs)
            ? [.. runs.SelectMany(run => run.Outputs).Select(output => output.Reason)]
            : [];

    /// <summary>The outputs of a step.</summary>
    public IReadOnlyList<object> Outputs(string step)
        => [.. result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Value)];

    /// <summary>Whether a step did not run, or ran with an unchanged result.</summary>
    public bool IsUnchanged(string step)
        => Reasons(step) is { Count: > 0 } reasons
            && reasons.All(reason => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged);

    public GeneratorRun ShouldReportNothing()
    {
        Fault.ShouldBeNull();
        Diagnostics.ShouldBeEmpty();
        return this;
    }

    /// <summary>Fails if the compiler reports an error or a warning about the generated code.</summary>
    public GeneratorRun ShouldCompile(params ConsumerReferences[] references)
        => ShouldCompile(references, compilation => compilation.GetDiagnostics());

    /// <summary>
    /// Fails if the compiler reports an error or a warning about the contract's own code. The shared files are the same for every contract:
    /// some tests compile them, and in the others that would take longer than everything else.
    /// </summary>
    public GeneratorRun OwnCodeShouldCompile(params ConsumerReferences[] references) => ShouldCompile(references, OwnDiagnostics);

    private GeneratorRun ShouldCompile(ConsumerReferences[] references, Func<Compilation, IEnumerable<Diagnostic>> diagnostics)
    {
        Compilation strict = WithNullableWarnings();
        foreach (ConsumerReferences set in references.Length > 0 ? references : [ConsumerReferences.Net8, ConsumerReferences.Net10])
        {
            ShouldBeNoComplaint(diagnostics(strict.WithReferences(set.All)), set.ToString());
        }

        return this;
    }

    /// <summary>The compilation with the nullable warnings that generated files switch off.</summary>
    private Compilation WithNullableWarnings()
    {
        var strict = new List<SyntaxTree>();
        foreach (SyntaxTree tree in output.SyntaxTrees)
        {
            string text = tree.ToString();
            strict.Add(
                text.Contains(NoNullableWarnings, StringComparison.Ordinal)
                    ? tree.WithChangedText(SourceText.From(text.Replace(NoNullableWarnings, NullableWarnings, StringComparison.Ordinal)))
                    : tree);
        }

        return output.RemoveAllSyntaxTrees().AddSyntaxTrees(strict);
    }

    /// <summary>Loads the project as an assembly; fails as <see cref="ShouldCompile(ConsumerReferences[])"/> does.</summary>
    public Assembly Load()
    {
        using var image = new MemoryStream();
        ShouldBeNoComplaint(output.Emit(image).Diagnostics, "the project");
        image.Position = 0;
        return new AssemblyLoadContext("generated").LoadFromStream(image);
    }

    private static void ShouldBeNoComplaint(IEnumerable<Diagnostic> diagnostics, string target)
    {
        Diagnostic[] complaints = [.. diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
        if (complaints.Length > 0)
        {
            throw new Xunit.Sdk.XunitException(
                $"{complaints.Length} complaints of the compiler for "
                + $"{target}:\n{string.Join('\n', complaints.Take(ShownComplaints).Select(Describe))}");
        }
    }

    private static IEnumerable<Diagnostic> OwnDiagnostics(Compilation compilation)
        => compilation.SyntaxTrees
            .Where(tree => !tree.FilePath.Contains(SupportMark, StringComparison.Ordinal))
            .SelectMany(tree => compilation.GetSemanticModel(tree).GetDiagnostics());

    private static Dictionary<string, string> TextsOf(IEnumerable<GeneratedSourceResult> sources)
        => sources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    private static string Describe(Diagnostic complaint)
    {
        string line = complaint.Location.SourceTree is { } tree
            ? tree.GetText().Lines[complaint.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()
            : "";
        return $"  {complaint}\n      {line}";
    }

    private IEnumerable<string> Names() => Sources.Select(source => source.HintName).Order(StringComparer.Ordinal);
}
