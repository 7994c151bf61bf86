using XaiGen.Contract;
using XaiGen.Contract.Diagnostics;

namespace XaiGen.Generator.Tests.Parts;

/// <summary>A document split into parts at random generates the same code as the whole document, byte for byte.</summary>
public sealed class SplitTests
{
    private static readonly GenerationOptions s_options = new("Sample", "SampleClient");

    public static TheoryData<string> Documents => Corpus.CorpusTests.Documents;

    [CorpusTheory]
    [MemberData(nameof(Documents))]
    public void Parts_give_the_code_of_the_whole(string name)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Corpus, name));
        GeneratedCode whole = CodeGeneration.Generate(text, s_options);

        for (int seed = 1; seed <= (text.Length > 1_000_000 ? 1 : 4); seed++)
        {
            ContractFiles files = SplitDocument.Of(text, seed);
            GeneratedCode parts = CodeGeneration.Generate(files, s_options);

            Told(parts).ShouldBe(Told(whole), ignoreOrder: true, $"{name}, seed {seed}");
            parts.Files.Select(file => file.Name).ShouldBe(whole.Files.Select(file => file.Name), $"{name}, seed {seed}");
            foreach ((GeneratedFile expected, GeneratedFile file) in whole.Files.Zip(parts.Files))
            {
                file.Text.ShouldBe(expected.Text, $"{name}, seed {seed}");
            }
        }
    }

    /// <remarks>A problem reported only once is reported at its first place, which differs if there are several files.</remarks>
    private static IEnumerable<(string, string)> Told(GeneratedCode code)
        => code.Problems.Select(problem => (problem.Rule.Id, problem.Rule.Severity == ProblemSeverity.Info ? "" : problem.Pointer))
            .Distinct();
}
