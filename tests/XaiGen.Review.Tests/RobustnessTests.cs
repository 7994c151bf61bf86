using Newtonsoft.Json.Linq;
using XaiGen.Review.Reports;

namespace XaiGen.Review.Tests;

/// <summary>Whatever a contract contains, lint and diff return findings, and every report can be written.</summary>
public sealed class RobustnessTests
{
    /// <summary>
    /// XaiGen.Fuzz runs 500 others in each build. To run more of these: <c>XAIGEN_ROUNDS=11000 dotnet test tests/XaiGen.Review.Tests
    /// --filter Mutated</c>.
    /// </summary>
    private static readonly int s_rounds = int.TryParse(Environment.GetEnvironmentVariable("XAIGEN_ROUNDS"), out int rounds) ? rounds : 100;

    private static readonly int s_seed = int.TryParse(Environment.GetEnvironmentVariable("XAIGEN_SEED"), out int seed) ? seed : 20261121;

    [Fact]
    public void Mutated_documents_and_pairs_end_with_findings()
    {
        JObject[] documents = [.. ValidDocuments.Small.Select(Tree).OfType<JObject>()];
        documents.ShouldNotBeEmpty();
        List<string> faults = [];
        for (int round = 0; round < s_rounds; round++)
        {
            var random = new Random(s_seed + round);
            JObject document = documents[random.Next(documents.Length)];
            string text = random.Next(4) == 0 ? TextDamage.Once(document.ToString(), random) : HostileDocuments.Mutate(document, random);
            var contract = new ContractText("api.json", text);
            try
            {
                Review review = round % 2 == 0
                    ? ContractLint.Check(contract)
                    : ContractDiff.Compare(
                        new ContractText("old.json", document.ToString()), contract, new DiffOptions { ComparesCSharp = round % 10 == 1 });
                (review.IsReadable || review.Unreadable.Count > 0).ShouldBeTrue();
                faults.AddRange(review.Findings.Where(finding => finding.Rule == LintRules.CheckFailed
                    || finding.Rule == WireRules.NotCompared).Select(finding => $"{s_seed + round}: {finding.Message}"));
                string[] reports =
                [
                    MarkdownReport.Write(review), JsonReport.Write(review), SarifReport.Write(review), HtmlReport.Write(review, contract),
                    GitHubReport.Write(review),
                ];
                reports.ShouldAllBe(report => report.Length > 0 || review.Findings.Count == 0);
            }
            catch (Exception fault) when (fault is not ShouldAssertException)
            {
                faults.Add(
                    $"{s_seed + round}: {fault.GetType().Name}: {fault.Message} "
                    + $"{fault.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("XaiGen", StringComparison.Ordinal))}");
            }
        }

        faults.ShouldBeEmpty(string.Join('\n', faults.Take(40)));
    }

    private static JObject? Tree(string text) => Documents.ContractDocument.Open(new ContractText("api", text)).Document is null
        ? null
        : JsonNetFold.Read<JObject>(text);
}
