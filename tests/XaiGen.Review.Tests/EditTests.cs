using System.Globalization;
using Newtonsoft.Json.Linq;

namespace XaiGen.Review.Tests;

/// <summary>
/// Seeded edits of real contracts, whose meaning follows from how they are made: how many breaks are found, how many claims are right, and
/// that rewrites say nothing. <c>XAIGEN_ROUNDS</c> for more edits of each contract, <c>XAIGEN_SEED</c> for others.
/// </summary>
public sealed class EditTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private static readonly int s_rounds = Setting("XAIGEN_ROUNDS", 20);

    private static readonly string[] s_documents =
        ["museum.yaml", "tryagi-xai.yaml", "aspnetcore10-v30.json", "aspnetcore10-v31.json", "learn-v3.0-petstore.yaml", "box.json"];

    [CorpusFact]
    public void Breaks_are_found_claims_are_right_and_rewrites_are_silent()
    {
        List<string> wrong = [];
        int breaks = 0, found = 0, claims = 0, rewrites = 0, silent = 0, edits = 0;
        foreach (string name in s_documents)
        {
            JObject contract = Read(Corpus.Document(name));
            var random = new Random(Setting("XAIGEN_SEED", 18) + name.Length);

            // The largest takes a second for each.
            foreach (ContractEdit edit in new ContractEdits(contract, random).Take(
                name == "box.json" ? Math.Max(4, s_rounds / 5) : s_rounds))
            {
                edits++;
                Review review = ContractDiff.Compare(
                    new ContractText("old.json", contract.ToString()), new ContractText("new.json", edit.Contract.ToString()),
                    Given.WireOnly);
                bool isCalled = review.Findings.Any(finding => finding.Wire == WireVerdict.Breaking);
                breaks += edit.IsBreaking == true ? 1 : 0;
                found += edit.IsBreaking == true && isCalled ? 1 : 0;
                claims += isCalled ? 1 : 0;
                rewrites += edit.IsBreaking is null ? 1 : 0;
                bool isSilent = review.Findings.All(finding => finding.Rule == WireRules.UnusedSkipped);
                silent += edit.IsBreaking is null && isSilent ? 1 : 0;
                if ((edit.IsBreaking == true) != isCalled || (edit.IsBreaking is null && !isSilent))
                {
                    wrong.Add(
                        $"{name}: {edit.Name}: "
                        + $"{string.Join("; ", review.Findings.Take(3).Select(finding => $"{finding.Direction} {finding.Wire} {finding.Rule.Id} {finding.Message}"))}");
                }
            }
        }

        string measured =
            $"{edits} edits: {found} of {breaks} breaks found, {found} of {claims} claims right, {silent} of {rewrites} rewrites "
            + $"silent\n{string.Join('\n', wrong)}";
        output.WriteLine(measured);
        breaks.ShouldBeGreaterThan(10);
        rewrites.ShouldBeGreaterThan(10);
        (found >= 0.98 * breaks).ShouldBeTrue(measured);
        (found >= 0.95 * claims).ShouldBeTrue(measured);
        silent.ShouldBe(rewrites, measured);
    }

    [CorpusFact]
    public void A_contract_that_is_tidied_up_says_the_same()
    {
        List<string> wrong = [];
        foreach (string name in s_documents.Where(name => name != "box.json"))
        {
            JObject contract = Read(Corpus.Document(name));
            string text = contract.ToString();
            foreach ((string what, Func<JObject, JObject?> make) in ContractRewrites.All)
            {
                if (make((JObject)contract.DeepClone()) is not { } other)
                {
                    continue;
                }

                foreach ((string from, string to) in ((string, string)[])[(text, other.ToString()), (other.ToString(), text)])
                {
                    wrong.AddRange(ContractDiff.Compare(new ContractText("old.json", from), new ContractText("new.json", to), Given.WireOnly)
                        .Findings.Take(3).Select(finding => $"{name}, {what}: {finding.Wire} {finding.Rule.Id}: {finding.Message}"));
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    private static JObject Read(ContractText text) => JsonNetFold.Read<JObject>(text.Text);

    private static int Setting(string name, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
