using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;

namespace XaiGen.Contract.Tests;

/// <summary>Documents that are damaged at random with a fixed seed: reading them always returns a result.</summary>
public sealed class FuzzTests
{
    private const int RoundsPerSeed = 100;

    /// <summary>Eight seeds, which make eight hundred documents.</summary>
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

            reading.Problems.ShouldNotContain(
                problem => problem.Rule == ProblemRules.InternalFault,
                $"seed {seed}, round {round}: {string.Join('\n', reading.Problems)}\n{text}");
            reading.Problems.ShouldAllBe(problem => problem.Range.Start >= 0 && problem.Range.Start + problem.Range.Length <= text.Length);
            if (reading.Contract is null)
            {
                reading.Problems.ShouldContain(
                    problem => problem.Rule.Severity == ProblemSeverity.Error, $"seed {seed}, round {round}:\n{text}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Damaged_parts_are_never_an_exception(int seed)
    {
        Random random = new(seed);
        for (int round = 0; round < RoundsPerSeed; round++)
        {
            SourceFile[] files = [.. ValidDocuments.Parts.Select(file => new SourceFile(file.Path, file.Text))];
            for (int damage = random.Next(1, 4); damage > 0; damage--)
            {
                int damaged = random.Next(files.Length);
                files[damaged] = new SourceFile(files[damaged].Path, TextDamage.Once(files[damaged].Text, random));
            }

            string shown = $"seed {seed}, round {round}:\n{string.Join("\n---\n", files.Select(file => file.Text))}";
            ContractFiles contract = new(files[0]) { Parts = files.Skip(1).ToEquatableArray() };
            ContractReading reading = ContractReader.Read(contract);
            reading.Problems.ShouldNotContain(problem => problem.Rule == ProblemRules.InternalFault, shown);
            foreach (Problem problem in reading.Problems)
            {
                SourceFile file = files.Single(file => file.Path == problem.Range.File);
                (problem.Range.Start + problem.Range.Length).ShouldBeLessThanOrEqualTo(file.Text.Length, shown);
            }

            reading.Problems.Count.ShouldBe(reading.Problems.Distinct().Count(), shown);
        }
    }

    [Fact]
    public void The_parts_are_sound_before_they_are_damaged()
    {
        SourceFile[] files = [.. ValidDocuments.Parts.Select(file => new SourceFile(file.Path, file.Text))];

        ContractReader.Read(new ContractFiles(files[0]) { Parts = files.Skip(1).ToEquatableArray() }).Problems.ShouldBeEmpty();
    }
}
