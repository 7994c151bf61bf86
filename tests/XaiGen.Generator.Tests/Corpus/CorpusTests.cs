using Microsoft.CodeAnalysis;

namespace XaiGen.Generator.Tests.Corpus;

/// <summary>Documents that nobody wrote with this generator in mind: each gives code without a complaint of the compiler.</summary>
public sealed class CorpusTests
{
    /// <summary>What YamlDotNet cannot read.</summary>
    private const string Unreadable = "openai.yaml";

    public static TheoryData<string> Documents => Directory.Exists(Repository.Corpus)
        ? [.. Directory.GetFiles(Repository.Corpus).Select(file => Path.GetFileName(file)!)
            .Where(name => !name.EndsWith(".md", StringComparison.Ordinal) && name != Unreadable).Order(StringComparer.Ordinal)]
        : [];

    [CorpusTheory]
    [MemberData(nameof(Documents))]
    public void Gives_code_that_compiles_without_a_warning(string name)
    {
        GeneratorRun run = Run(name);

        run.Fault.ShouldBeNull();
        run.Diagnostics.ShouldAllBe(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning && IsLocated(diagnostic, name));
        run.Files.ShouldNotBeEmpty();
        run.ShouldCompile(ConsumerReferences.Net8, ConsumerReferences.Net10);
    }

    [CorpusTheory]
    [InlineData(Unreadable)]
    public void What_cannot_be_read_is_one_located_error(string name)
    {
        GeneratorRun run = Run(name);

        run.Fault.ShouldBeNull();
        Diagnostic error = run.Diagnostics.ShouldHaveSingleItem();
        error.Severity.ShouldBe(DiagnosticSeverity.Error);
        IsLocated(error, name).ShouldBeTrue(error.ToString());
        run.Files.ShouldBeEmpty();
    }

    private static bool IsLocated(Diagnostic diagnostic, string name)
        => diagnostic.Id.StartsWith("XG", StringComparison.Ordinal) && diagnostic.Location.GetLineSpan() is { IsValid: true } span && span.Path.EndsWith(name, StringComparison.Ordinal);

    private static GeneratorRun Run(string name)
    {
        string path = Path.Combine(Repository.Corpus, name);
        return new GeneratorHarness().Contract(path, File.ReadAllText(path)).Run();
    }
}
