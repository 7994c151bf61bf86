using Microsoft.CodeAnalysis;

namespace XaiGen.Generator.Tests.Corpus;

/// <summary>Third-party documents, written without this generator in mind: each generates code that compiles without diagnostics.</summary>
public sealed class CorpusTests
{
    /// <summary>The same API as another document of the corpus, and slow to compile.</summary>
    private const string Twin = "openai.yaml";

    public static TheoryData<string> Documents => Directory.Exists(Repository.Corpus)
        ? [.. Directory.GetFiles(Repository.Corpus).Select(file => Path.GetFileName(file)!)
            .Where(name => !name.EndsWith(".md", StringComparison.Ordinal) && name != Twin).Order(StringComparer.Ordinal)]
        : [];

    [CorpusTheory]
    [MemberData(nameof(Documents))]
    public void Gives_code_that_compiles_without_a_warning(string name)
    {
        GeneratorRun run = Run(name);

        run.Fault.ShouldBeNull();
        run.Diagnostics.ShouldAllBe(diagnostic => diagnostic.Severity <= DiagnosticSeverity.Warning && IsLocated(diagnostic, name));
        run.Files.ShouldNotBeEmpty();
        run.ShouldCompile(ConsumerReferences.Net8, ConsumerReferences.Net10);
    }

    private static bool IsLocated(Diagnostic diagnostic, string name)
        => diagnostic.Id.StartsWith("XG", StringComparison.Ordinal)
            && diagnostic.Location.GetLineSpan() is { IsValid: true } span && span.Path.EndsWith(name, StringComparison.Ordinal);

    private static GeneratorRun Run(string name)
    {
        string path = Path.Combine(Repository.Corpus, name);
        return new GeneratorHarness().Contract(path, File.ReadAllText(path)).Run();
    }
}
