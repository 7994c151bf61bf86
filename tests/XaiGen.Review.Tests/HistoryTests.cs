using XaiGen.Review.Reports;

namespace XaiGen.Review.Tests;

/// <summary>The reports on this repository's own contracts, release by release.</summary>
public sealed class HistoryTests
{
    private static readonly Lazy<(ContractText, ContractText, Review)> s_first =
        new(() => Compare("history/2026-04-29.openapi.yaml", "history/2026-06-11.openapi.yaml"));
    private static readonly Lazy<(ContractText, ContractText, Review)> s_second =
        new(() => Compare("history/2026-06-11.openapi.yaml", "history/2026-11-21.openapi.yaml"));

    [Theory]
    [InlineData("markdown")]
    [InlineData("json")]
    [InlineData("github")]
    [InlineData("sarif")]
    [InlineData("html")]
    public void From_April_to_June(string format) => Write(s_first.Value, format).MatchSnapshot(format);

    [Theory]
    [InlineData("markdown")]
    [InlineData("json")]
    [InlineData("github")]
    [InlineData("sarif")]
    [InlineData("html")]
    public void From_June_to_November(string format) => Write(s_second.Value, format).MatchSnapshot(format);

    /// <summary>The maps that XaiGen.Client is packed with are those of this repository's contracts.</summary>
    [Fact]
    public void What_became_of_its_members_is_beside_each_release()
    {
        (string Release, Review Review)[] upgrades =
        [
            ("2026-04-29", s_first.Value.Item3), ("2026-06-11", s_second.Value.Item3),
            ("2026-11-21", Compare("history/2026-11-21.openapi.yaml", "xai.openapi.yaml").Item3),
        ];
        foreach ((string release, Review review) in upgrades)
        {
            string path = Path.Combine(Repository.Root, "spec", "history", $"{release}.migration.json");
            string map = MigrationReport.Write(review);
            if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            {
                File.WriteAllText(path, map);
            }

            File.ReadAllText(path).ShouldBe(map, $"Run 'UPDATE_SNAPSHOTS=1 dotnet test' again if the changes since {release} are right.");
        }
    }

    private static string Write((ContractText Old, ContractText New, Review Review) compared, string format) => format switch
    {
        "markdown" => MarkdownReport.Write(compared.Review),
        "json" => JsonReport.Write(compared.Review),
        "github" => GitHubReport.Write(compared.Review),
        "sarif" => SarifReport.Write(compared.Review),
        _ => HtmlReport.Write(compared.Review, compared.Old, compared.New),
    };

    private static (ContractText, ContractText, Review) Compare(string old, string @new)
    {
        ContractText before = Read(old), after = Read(@new);
        return (before, after, ContractDiff.Compare(
            before, after, new DiffOptions { Today = new DateOnly(2026, 6, 12), Generation = new("XaiGen", "XaiClient") }));

        static ContractText Read(string name) => new($"spec/{name}", File.ReadAllText(Path.Combine(Repository.Root, "spec", name)));
    }
}
