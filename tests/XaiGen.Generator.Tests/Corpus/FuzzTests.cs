using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;

namespace XaiGen.Generator.Tests.Corpus;

/// <summary>
/// Valid documents that are damaged at random with a fixed seed: the generator reports a problem or emits code that compiles, also when it
/// runs incrementally on edits. The program XaiGen.Fuzz runs any number of other rounds.
/// </summary>
public sealed class FuzzTests
{
    private const int RoundsPerSeed = 125;

    private const int RoundsPerCompilation = 25;

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    /// <summary>Four seeds, which make five hundred documents.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 4)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_damaged_document_gives_problems_or_code_that_compiles(int seed)
    {
        Random random = new(seed);
        var damage = new TreeDamage(random);
        JsonNode[] originals = [.. ValidDocuments.Small.Where(text => text.Length < 10_000).Select(TreeDamage.Parse)];
        GeneratorHarness harness = new(originals[0].ToJsonString());
        bool isDue = false;
        for (int round = 0; round < RoundsPerSeed; round++)
        {
            string text = Damaged(originals[random.Next(originals.Length)], damage, random);
            GeneratorRun run = harness.Edit(text).Run();

            string at = $"Seed {seed}, round {round}:\n{text}";
            run.Fault.ShouldBeNull(at);
            run.Diagnostics.ShouldNotContain(diagnostic => diagnostic.Id == "XG0001", at);
            bool isRefused = run.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            (isRefused || run.Files.Count > 0).ShouldBeTrue(at);
            isDue |= round % RoundsPerCompilation == 0;
            if (isDue && !isRefused)
            {
                isDue = false;
                Should.NotThrow(() => run.OwnCodeShouldCompile(ConsumerReferences.Net10), at);
            }
        }
    }

    private static string Damaged(JsonNode original, TreeDamage damage, Random random)
    {
        JsonNode tree = original.DeepClone();
        for (int times = random.Next(1, 5); times > 0; times--)
        {
            damage.Once(tree);
        }

        string text = tree.ToJsonString(s_indented);
        return random.Next(5) == 0 ? TextDamage.Once(text, random) : text;
    }
}
