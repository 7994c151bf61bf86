using XaiGen.Contract.Diagnostics;

namespace XaiGen.Contract.Tests;

/// <summary>Documents, damaged at random with a fixed seed: whatever is left of them, reading gives an answer.</summary>
public sealed class FuzzTests
{
    private const int RoundsPerSeed = 250;

    /// <summary>Eight seeds: two thousand documents.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_damaged_document_is_never_an_exception(int seed)
    {
        Random random = new(seed);
        string[] originals = [.. ValidDocuments.Small];
        for (int round = 0; round < RoundsPerSeed; round++)
        {
            string text = originals[random.Next(originals.Length)];
            for (int damage = random.Next(1, 4); damage > 0; damage--)
            {
                text = TextDamage.Once(text, random);
            }

            ContractReading reading;
            try
            {
                reading = ContractReader.Read(text);
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"Seed {seed}, round {round}:\n{text}", fault);
            }

            reading.Problems.ShouldNotContain(problem => problem.Rule == ProblemRules.InternalFault, $"seed {seed}, round {round}: {string.Join('\n', reading.Problems)}\n{text}");
            reading.Problems.ShouldAllBe(problem => problem.Range.Start >= 0 && problem.Range.Start + problem.Range.Length <= text.Length);
            if (reading.Contract is null)
            {
                reading.Problems.ShouldContain(problem => problem.Rule.Severity == ProblemSeverity.Error, $"seed {seed}, round {round}:\n{text}");
            }
        }
    }
}
