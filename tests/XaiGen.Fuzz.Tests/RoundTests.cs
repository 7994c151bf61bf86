using XaiGen.Fuzz.Running;

namespace XaiGen.Fuzz.Tests;

/// <summary>A few rounds of each target, always the same ones. XaiGen.Fuzz runs any number of others.</summary>
public sealed class RoundTests : IDisposable
{
    private const int Seed = 20261121;

    private readonly string _folder = Directory.CreateTempSubdirectory("xaigen-fuzz-").FullName;

    [Theory]
    [InlineData("text", 60)]
    [InlineData("compile", 100)]
    [InlineData("tools", 100)]
    [InlineData("responses", 300)]
    public async Task Nothing_fails(string target, int rounds)
    {
        FuzzReport report = await new Supervisor(Target.Of(target), _folder, _ => { }).RunAsync(Seed, rounds, TimeSpan.MaxValue);

        report.Failures.ShouldBeEmpty($"{report}\n{string.Join("\n\n", report.Files.Select(File.ReadAllText))}");
        report.Rounds.Values.Sum().ShouldBe(rounds);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
