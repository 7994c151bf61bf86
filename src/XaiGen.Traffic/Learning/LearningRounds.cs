using XaiGen.Review;
using XaiGen.Review.Documents;
using XaiGen.Traffic.Exchanges;
using Exchange = XaiGen.Traffic.Exchanges.Exchange;

namespace XaiGen.Traffic.Learning;

/// <summary>
/// Compares traffic with a contract, edits it, and compares again with the result, since a value that an edit allows may depart from the
/// contract further inside.
/// </summary>
internal sealed class LearningRounds
{
    private const int MostRounds = 8;

    /// <summary>The maximum number of proposals that are compared one by one.</summary>
    private const int MostCompared = 40;

    private const int LinesToDecision = 12;

    private readonly ContractDocument _original;
    private readonly string[] _lines;
    private readonly Exchange[] _exchanges;
    private readonly IReadOnlyList<LedgerEntry> _ledger;
    private readonly Certainty _least;
    private readonly List<Proposal> _proposals = [];
    private readonly HashSet<(ObservationKind, string, string)> _passed = [];

    public LearningRounds(ContractDocument contract, Exchange[] exchanges, IReadOnlyList<LedgerEntry> ledger, Certainty least)
    {
        _original = contract;
        _lines = contract.Source.Text.Split('\n');
        _exchanges = exchanges;
        _ledger = ledger;
        _least = least;
        Document = contract;
    }

    public IReadOnlyList<Proposal> Proposals => _proposals;

    /// <summary>The contract with the edits that are certain enough.</summary>
    public ContractDocument Document { get; private set; }

    public void Run()
    {
        bool isChanged = true;
        for (int round = 1; isChanged && round <= MostRounds; round++)
        {
            Observation[] open = [.. Observed().Where(each => !_passed.Contains(KeyOf(each)))];

            // What may be due to the wrong member of a union is put off: the edits for the others can show which one it is.
            isChanged = Propose(open.Where(each => !each.IsOfGuessedMember));
            if (!isChanged || round == MostRounds)
            {
                isChanged = Propose(open.Where(each => each.IsOfGuessedMember));
            }
        }
    }

    private IEnumerable<Observation> Observed()
    {
        var observer = new ContractObserver(Document);
        foreach (Exchange exchange in _exchanges)
        {
            observer.Observe(exchange);
        }

        return observer.Observations.Concat(new LedgerObservations(Document).Of(_ledger));
    }

    /// <returns>Whether an edit was made.</returns>
    private bool Propose(IEnumerable<Observation> observations)
    {
        bool isChanged = false;
        foreach (Observation observation in observations
            .Where(each => _passed.Add(KeyOf(each)))
            .OrderBy(MovesOthers).ThenByDescending(each => MovesOthers(each) ? each.Pointer.Length : 0))
        {
            var steps = new EditSteps(Document);
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
                _original.LocateNearest(observation.Pointer), isMade ? steps.Edits : []);
            _proposals.Add(Judged(proposal with { Decision = DecisionAt(proposal.Place.Line) }, steps));
            if (isMade && certainty >= _least)
            {
                Document = steps.Document;
                isChanged = true;
            }
        }

        return isChanged;
    }

    private static (ObservationKind, string, string) KeyOf(Observation observation)
        => (observation.Kind, observation.Pointer, observation.Name);

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

    private Proposal Judged(Proposal proposal, EditSteps steps)
    {
        if (proposal.Edits.Count == 0 || _proposals.Count >= MostCompared)
        {
            return proposal;
        }

        Review.Review review = ContractDiff.Compare(Document.Source, steps.Text, new DiffOptions { ComparesCSharp = false });
        return proposal with { Wire = review.Findings.Max(finding => finding.Wire) ?? WireVerdict.Compatible };
    }

    /// <summary>A comment above the place that documents a decision.</summary>
    private string? DecisionAt(int line)
    {
        for (int at = Math.Min(line, _lines.Length) - 1; at >= 0 && at >= line - LinesToDecision; at--)
        {
            string above = _lines[at].Trim();
            if (above.StartsWith('#') && above.Contains("Decision", StringComparison.Ordinal))
            {
                return above.TrimStart('#', ' ');
            }
        }

        return null;
    }
}
