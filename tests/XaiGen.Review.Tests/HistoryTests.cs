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
