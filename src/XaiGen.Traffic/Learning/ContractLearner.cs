using XaiGen.Review;
using XaiGen.Review.Documents;
using XaiGen.Traffic.Exchanges;
using Exchange = XaiGen.Traffic.Exchanges.Exchange;

namespace XaiGen.Traffic.Learning;

/// <summary>Proposes edits of a contract from exchanges that depart from it.</summary>
public static class ContractLearner
{
    /// <param name="contract">The contract.</param>
    /// <param name="exchanges">The recorded exchanges.</param>
    /// <param name="options">Options for learning.</param>
    /// <param name="ledger">The entries of clients' ledgers.</param>
    public static Learned Learn(
        ContractText contract, IEnumerable<Exchange> exchanges, LearnOptions? options = null, IReadOnlyList<LedgerEntry>? ledger = null)
        => LargeStack.Run(() => LearnAll(contract, [.. exchanges], ledger ?? [], options ?? new LearnOptions()));

    private static Learned LearnAll(ContractText contract, Exchange[] exchanges, IReadOnlyList<LedgerEntry> ledger, LearnOptions options)
    {
        (ContractDocument? original, IReadOnlyList<InputProblem> problems) = ContractDocument.Open(contract);
        if (original is null)
        {
            return new Learned([], contract.Text, exchanges.Length, problems);
        }

        var rounds = new LearningRounds(original, exchanges, ledger, options.Least);
        rounds.Run();
        IReadOnlyList<Proposal> proposals = options.ComparesCSharp && rounds.Document != original
            ? WithCSharp(rounds.Proposals, contract, rounds.Document.Source, options)
            : rounds.Proposals;
        return new Learned([.. proposals.OrderBy(proposal => proposal.Place.Line)], rounds.Document.Source.Text, exchanges.Length, []);
    }

    private static List<Proposal> WithCSharp(
        IReadOnlyList<Proposal> proposals, ContractText before, ContractText after, LearnOptions options)
    {
        Review.Review review = ContractDiff.Compare(before, after, new DiffOptions { Generation = options.Generation });
        return [.. proposals.Select(proposal =>
        {
            // Several edits at one place share the effect that they have together.
            Finding[] own = [.. review.Findings.Where(finding => IsAt(finding, proposal.Observation))];
            return proposal.Edits.Count == 0 || proposal.Certainty < options.Least ? proposal : proposal with
            {
                CSharp = own.Select(finding => finding.CSharp).DefaultIfEmpty().Max(),
                Members = [.. own.SelectMany(finding => finding.Members).Distinct()],
            };
        })];
    }

    private static bool IsAt(Finding finding, Observation observation)
        => (finding.Pointer + "/").StartsWith(observation.Pointer + "/", StringComparison.Ordinal)
            && (observation.Kind is not ObservationKind.UnknownProperty
                || finding.Pointer.EndsWith("/" + observation.Name, StringComparison.Ordinal));
}
