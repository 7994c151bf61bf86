using System.Globalization;
using XaiGen.Review;
using XaiGen.Traffic.Learning;
using Exchange = XaiGen.Traffic.Exchanges.Exchange;

namespace XaiGen.Traffic.Tests;

/// <summary>
/// Parts of a contract are removed or changed at random, and the result learns from traffic of the original contract.
/// <c>XAIGEN_ROUNDS</c> of each seed for more of it, <c>XAIGEN_SEEDS</c> such as <c>1,2,3</c> for others.
/// </summary>
public sealed class LearnPropertyTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private static readonly int s_rounds = int.Parse(Setting("XAIGEN_ROUNDS", "2"), CultureInfo.InvariantCulture);

    private static readonly int[] s_seeds = [.. Setting("XAIGEN_SEEDS", "1,2,3,4,5").Split(',')
        .Select(seed => int.Parse(seed, CultureInfo.InvariantCulture))];

    /// <summary>Both tests need it, and it takes most of their time.</summary>
    private static readonly Lazy<Tally> s_ours = new(() => Check(Ours()));

    private static readonly DiffOptions s_wireOnly = new() { ComparesCSharp = false };

    private static readonly LearnOptions s_all = new() { ComparesCSharp = false, Least = Certainty.Possible };

    private static readonly string[] s_others = ["museum.yaml", "aspnetcore10-v30.json", "aspnetcore10-v31.json",
        "learn-v3.0-petstore.yaml", "tryagi-xai.yaml"];

    [CorpusFact]
    public void What_was_taken_from_a_contract_is_restored()
    {
        Tally[] tallies = [s_ours.Value, .. s_others.SkipLast(1).Select(name => Check(Other(name)))];
        (int seen, int restored) = (tallies.Sum(tally => tally.Seen), tallies.Sum(tally => tally.Restored));
        (int proposals, int wrong) = (tallies.Sum(tally => tally.Proposals), tallies.Sum(tally => tally.Wrong));

        string rates = $"{restored} of {seen} restored, {wrong} of {proposals} proposals wrong";
        string measured = $"{rates}\n{string.Join('\n', tallies.SelectMany(tally => tally.Told))}";
        output.WriteLine(measured);
        seen.ShouldBeGreaterThan(3 * s_rounds * s_seeds.Length / 2);
        (restored >= 0.9 * seen).ShouldBeTrue(measured);
        (wrong <= 0.01 * proposals).ShouldBeTrue(measured);
    }

    [Fact]
    public void What_was_taken_from_our_own_contract_is_restored()
    {
        Tally tally = s_ours.Value;

        (tally.Seen > 0 && tally.Restored >= 0.9 * tally.Seen && tally.Wrong == 0).ShouldBeTrue(string.Join('\n', tally.Told));
    }

    [CorpusFact]
    public void Traffic_that_fits_is_never_reported()
    {
        foreach (ContractText contract in s_others.Select(Other).Prepend(Ours()))
        {
            ContractLearner.Learn(contract, new MadeTraffic(contract).Exchanges(), s_all).Proposals
                .Select(proposal => $"{contract.Name}: {proposal.Message} {proposal.Place}").ShouldBeEmpty();
        }
    }

    private static ContractText Ours()
        => new("xai.openapi.yaml", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "xai.openapi.yaml")));

    private static ContractText Other(string name) => new(name, File.ReadAllText(Path.Combine(Repository.Corpus, name)));

    private static Tally Check(ContractText original)
    {
        Tally tally = new();
        IReadOnlyList<Exchange> traffic = new MadeTraffic(original).Exchanges();
        foreach (ContractDamage damage in s_seeds.SelectMany(seed => ContractDamage.Of(original, new Random(seed)).Take(s_rounds))
            .DistinctBy(damage => damage.Contract.Text))
        {
            Learned learned = ContractLearner.Learn(damage.Contract, traffic, s_all);
            if (learned.Proposals.Count == 0)
            {
                // Nothing in the traffic needs what was taken.
                continue;
            }

            Review.Review left = ContractDiff.Compare(original, original with { Text = learned.Text }, s_wireOnly);
            bool isRestored = left.IsReadable && left.Findings.All(finding => finding.Rule == WireRules.UnusedSkipped || IsUnseen(finding));
            string[] wrong = [.. Breaks(original, learned.Text).Except(Breaks(original, damage.Contract.Text))];
            tally.Seen++;
            tally.Proposals += learned.Proposals.Count;
            tally.Restored += isRestored ? 1 : 0;
            tally.Wrong += wrong.Length > 0 ? 1 : 0;
            if (!isRestored || wrong.Length > 0)
            {
                IEnumerable<string> proposed = learned.Proposals.Select(proposal => $"{proposal.Message} → {proposal.Change}");
                IEnumerable<string> findings = left.Findings.Take(4).Select(finding => $"{finding.Rule.Id} {finding.Message}");
                string[] told = [$"{original.Name}: {damage.What}", .. proposed, "left:", .. findings, "wrong:", .. wrong];
                tally.Told.Add(string.Join("\n   ", told));
            }
        }

        return tally;
    }

    /// <summary>What a request must have cannot be seen in those that succeeded.</summary>
    private static bool IsUnseen(Finding finding)
        => finding.Rule == WireRules.PropertyBecameOptional && finding is { Direction: Direction.Request, Wire: WireVerdict.Compatible };

    /// <summary>What the real API sends and a reader of this contract would not take.</summary>
    private static IEnumerable<string> Breaks(ContractText original, string contract)
        => ContractDiff.Compare(original with { Text = contract }, original, s_wireOnly).Findings
            .Where(finding => finding is { Wire: WireVerdict.Breaking, Direction: Direction.Response })
            .Select(finding => $"{finding.Rule.Id} {finding.Message}");

    private static string Setting(string name, string otherwise) => Environment.GetEnvironmentVariable(name) ?? otherwise;

    private sealed class Tally
    {
        public int Seen { get; set; }

        public int Restored { get; set; }

        public int Proposals { get; set; }

        public int Wrong { get; set; }

        public List<string> Told { get; } = [];
    }
}
