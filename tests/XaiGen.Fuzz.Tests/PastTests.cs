using XaiGen.Fuzz.Running;

namespace XaiGen.Fuzz.Tests;

/// <summary>Cases that failed in the past must not fail again.</summary>
public sealed class PastTests
{
    [Fact]
    public async Task What_failed_once_does_not_fail_again()
    {
        string[] files = [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Past"), "*.case").Order(StringComparer.Ordinal)];

        IReadOnlyList<Failure> failures = await Supervisor.CheckAsync(files);

        failures.ShouldBeEmpty(string.Join('\n', failures.Select(failure => failure.Message)));
    }
}
