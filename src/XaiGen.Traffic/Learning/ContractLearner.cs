using XaiGen.Review;
using XaiGen.Review.Documents;
using XaiGen.Traffic.Exchanges;
using Exchange = XaiGen.Traffic.Exchanges.Exchange;

namespace XaiGen.Traffic.Learning;

/// <summary>Proposes edits of a contract from exchanges that depart from it.</summary>
public static class ContractLearner
{
    /// <summary>A value that an edit allows may depart from the contract further inside.</summary>
    private const int MostRounds = 4;

    /// <summary>The maximum number of proposals that are compared one by one.</summary>
    private const int MostCompared = 40;

    private const int LinesToDecision = 12;

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

        List<Proposal> proposals = [];
        HashSet<(ObservationKind, string, string)> passed = [];
        ContractDocument document = original;
        for (int round = 0; round < MostRounds; round++)
        {
            bool isChanged = false;
            foreach (Observation observation in Observed(document, exchanges).Concat(new LedgerObservations(document).Of(ledger))
                .Where(each => passed.Add((each.Kind, each.Pointer, each.Name)))
                .OrderBy(MovesOthers).ThenByDescending(each => MovesOthers(each) ? each.Pointer.Length : 0))
            {
                var steps = new EditSteps(document);
                var edits = new ProposalEdits(steps);
                if (edits.IsMade(observation))
                {
                    // The same schema was observed at another place.
                    continue;
                }

                string? change = edits.Make(observation);
                bool isMade = change is not null && steps.Edits.Count > 0;
                Certainty certainty = CertaintyOf(observation);
                Proposal proposal = new(
                    observation, ProposalWords.Of(observation), isMade ? change : null, certainty,
                    original.LocateNearest(observation.Pointer), isMade ? steps.Edits : []);
                proposals.Add(Judged(proposal with { Decision = DecisionAt(contract.Text, proposal.Place.Line) }, document, steps,
                    proposals.Count));
                if (isMade && certainty >= options.Least)
                {
                    document = steps.Document;
                    isChanged = true;
                }
            }

            if (!isChanged)
            {
                break;
            }
        }

        if (options.ComparesCSharp && document != original)
        {
            proposals = WithCSharp(proposals, contract, document.Source, options);
        }

        return new Learned([.. proposals.OrderBy(proposal => proposal.Place.Line)], document.Source.Text, exchanges.Length, []);
    }

    private static Observation[] Observed(ContractDocument document, Exchange[] exchanges)
    {
        var observer = new ContractObserver(document);
        foreach (Exchange exchange in exchanges)
        {
            observer.Observe(exchange);
        }

        return [.. observer.Observations];
    }

    /// <summary>
    /// Whether the edit may put a schema into a list of alternatives, which moves what is within. Those come last, the innermost first.
    /// </summary>
    private static bool MovesOthers(Observation observation)
        => observation.Kind is ObservationKind.OtherType or ObservationKind.UnexpectedNull;

    /// <remarks>That something exists is certain once the API has sent it a few times. Traffic cannot show what never happens.</remarks>
    private static Certainty CertaintyOf(Observation observation) => observation.Kind switch
    {
        ObservationKind.UnknownOperation or ObservationKind.UnknownParameter
            => observation.Count >= 3 ? Certainty.Likely : Certainty.Possible,
        ObservationKind.BelowMinimum or ObservationKind.AboveMaximum or ObservationKind.TooLong or ObservationKind.TooShort
            or ObservationKind.OtherPattern or ObservationKind.OtherFormat
                => observation.Count >= 2 ? Certainty.Likely : Certainty.Possible,
        _ => observation.Count >= 5 ? Certainty.Certain : observation.Count >= 2 ? Certainty.Likely : Certainty.Possible,
    };

    private static Proposal Judged(Proposal proposal, ContractDocument before, EditSteps steps, int number)
    {
        if (proposal.Edits.Count == 0 || number > MostCompared)
        {
            return proposal;
        }

        Review.Review review = ContractDiff.Compare(before.Source, steps.Text, new DiffOptions { ComparesCSharp = false });
        return proposal with { Wire = review.Findings.Max(finding => finding.Wire) ?? WireVerdict.Compatible };
    }

    private static List<Proposal> WithCSharp(List<Proposal> proposals, ContractText before, ContractText after, LearnOptions options)
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

    /// <summary>A comment above the place that documents a decision.</summary>
    private static string? DecisionAt(string text, int line)
    {
        string[] lines = text.Split('\n');
        for (int at = Math.Min(line, lines.Length) - 1; at >= 0 && at >= line - LinesToDecision; at--)
        {
            string above = lines[at].Trim();
            if (above.StartsWith('#') && above.Contains("Decision", StringComparison.Ordinal))
            {
                return above.TrimStart('#', ' ');
            }
        }

        return null;
    }
}
