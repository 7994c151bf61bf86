using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using XaiGen.Review.Validation;
using XaiGen.Review.Wire;

namespace XaiGen.Review.Witnesses;

/// <summary>
/// Judges what is claimed of values by whole messages: a break is a request that was right and is refused, or a response that the old
/// contract rules out and the new one allows. A claim that is true of a part only, because another alternative takes what this one
/// refuses, is none.
/// </summary>
internal sealed class WitnessSearch(SchemaViews oldViews, SchemaViews newViews)
{
    private const int MostTried = 400;

    /// <summary>Values for all claims together. Beyond it claims stand as they are: nobody reads so many examples.</summary>
    private const int MostTriedInAll = 400_000;

    /// <summary>What is said of alternatives as such, and can be told from samples of all of them.</summary>
    private static readonly HashSet<ReviewRule> s_alternatives =
    [
        WireRules.UnionAdded, WireRules.UnionRemoved, WireRules.UnionMemberAdded, WireRules.UnionMemberRemoved, WireRules.UnionKindChanged,
        WireRules.DiscriminatorChanged,
        WireRules.TypeChanged, WireRules.TypeNarrowed, WireRules.TypeWidened,
    ];

    private readonly Dictionary<(Direction, bool IsStrict), (SchemaEvaluator Old, SchemaEvaluator New)> _evaluators = [];
    private readonly PatternTime _patternTime = new();
    private int _tried;

    /// <summary>What is left of a claim.</summary>
    public Judgement Judge(SchemaPair pair, Draft draft)
    {
        bool isNarrowing = pair.Direction == Direction.Request;
        ValueClaim breaking = isNarrowing ? ValueClaim.Narrowed : ValueClaim.Widened;
        bool isStructural = pair.IsUnion && s_alternatives.Contains(draft.Rule);
        bool isAlternative = MessageLift.IsOnlyAlternative(pair);
        if (draft.Verdict == WireVerdict.Breaking || draft.MayBreak)
        {
            Search search = Try(pair, draft, isNarrowing, isStructural);
            return search switch
            {
                { Whole: { } whole } => new Judgement(true, WireVerdict.Breaking, whole),
                { Part: { } part } when !isAlternative && !search.IsTakenElsewhere => new Judgement(true, WireVerdict.Breaking, part),
                _ when draft.MayBreak => new Judgement(true, draft.Verdict, null),
                { IsTakenElsewhere: true } => Milder(pair, draft, breaking, isStructural),
                { IsGivenUp: true } => new Judgement(true, draft.Verdict, null),
                _ => new Judgement(true, WireVerdict.Warning, null, "No example was found that shows it, so it may be none."),
            };
        }

        return draft.Claim != ValueClaim.None && (isStructural || isAlternative)
            ? Milder(pair, draft, ValueClaim.None, isStructural)
            : new Judgement(true, draft.Verdict, null);
    }

    /// <summary>A value that matched one alternative and matches several now, so that a server that takes exactly one refuses it.</summary>
    public Witness? Overlap(SchemaPair pair)
    {
        if (pair.Direction != Direction.Request || !pair.New.Unions.Exists(union => union.IsOneOf) || _tried > MostTriedInAll)
        {
            return null;
        }

        var samples = new Samples(oldViews, pair.Direction);
        var lift = new MessageLift(oldViews, pair.Direction, at => at.Old);
        foreach (JToken value in samples.All(pair.Old))
        {
            if (Flips(pair, value, isNarrowing: true, isStrict: true) is Flip.Yes
                && Flips(pair, value, isNarrowing: true, isStrict: false) is Flip.TakenByBoth)
            {
                foreach ((SchemaPair message, JToken whole) in lift.Of(pair, value))
                {
                    if (Flips(message, whole, isNarrowing: true, isStrict: true) is Flip.Yes
                        && Flips(message, whole, isNarrowing: true, isStrict: false) is Flip.TakenByBoth)
                    {
                        return Show(whole, message, isNarrowing: true);
                    }
                }
            }
        }

        return null;
    }

    /// <summary>A claim that breaks nothing, without what is not true of whole messages.</summary>
    private Judgement Milder(SchemaPair pair, Draft draft, ValueClaim refuted, bool isStructural)
    {
        ValueClaim left = draft.Claim & ~refuted;
        foreach (ValueClaim claim in (ValueClaim[])[ValueClaim.Narrowed, ValueClaim.Widened])
        {
            if (left.HasFlag(claim)
                && Try(pair, draft, claim == ValueClaim.Narrowed, isStructural) is { Whole: null, IsTakenElsewhere: true })
            {
                left &= ~claim;
            }
        }

        if (left == ValueClaim.None && isStructural && NamesAnew(pair, draft.Claim))
        {
            // All values were allowed before, as unknown ones; that they have a meaning now is worth a word.
            return new Judgement(true, pair.Direction == Direction.Response && draft.Claim.HasFlag(ValueClaim.Widened)
                ? WireVerdict.Warning
                : WireVerdict.Compatible, null);
        }

        // What was refuted was the break; what is left breaks nobody.
        return new Judgement(left != ValueClaim.None, refuted == ValueClaim.None ? draft.Verdict : WireVerdict.Compatible, null);
    }

    /// <summary>Whether one side describes properties that the other knows nothing of.</summary>
    private bool NamesAnew(SchemaPair pair, ValueClaim claim)
    {
        HashSet<string> before = Names(oldViews, pair.Old), after = Names(newViews, pair.New);
        return (claim.HasFlag(ValueClaim.Widened) && !after.IsSubsetOf(before))
            || (claim.HasFlag(ValueClaim.Narrowed) && !before.IsSubsetOf(after));

        static HashSet<string> Names(SchemaViews views, SchemaView view)
            => [.. view.Properties.Keys, .. view.Unions.SelectMany(union => union.Members)
                .SelectMany(member => views.Of(member).Properties.Keys)];
    }

    private Search Try(SchemaPair pair, Draft draft, bool isNarrowing, bool isStructural)
    {
        SchemaViews fromViews = isNarrowing ? oldViews : newViews, toViews = isNarrowing ? newViews : oldViews;
        SchemaView from = isNarrowing ? pair.Old : pair.New, to = isNarrowing ? pair.New : pair.Old;
        IEnumerable<JToken> values = new Candidates(fromViews, toViews, pair.Direction).Of(from, to, draft.Rule);
        var lift = new MessageLift(fromViews, pair.Direction, isNarrowing ? at => at.Old : at => at.New);
        JToken? part = null;
        bool isTakenElsewhere = false, isTakenHere = false;
        foreach (JToken value in values.Take(MostTried))
        {
            if (++_tried > MostTriedInAll)
            {
                return new Search(null, null, false, IsGivenUp: true);
            }

            Flip here = Flips(pair, value, isNarrowing);
            isTakenHere |= here == Flip.TakenByBoth;
            if (here != Flip.Yes)
            {
                continue;
            }

            part ??= value;
            foreach ((SchemaPair message, JToken whole) in lift.Of(pair, value))
            {
                Flip there = ReferenceEquals(message, pair) ? here : Flips(message, whole, isNarrowing);
                if (there == Flip.Yes)
                {
                    return new Search(Show(whole, message, isNarrowing), null, false);
                }

                isTakenElsewhere |= there == Flip.TakenByBoth;
            }
        }

        return new Search(
            null,
            part is null ? null : Show(part, null, isNarrowing),
            isTakenElsewhere || (part is null && isStructural && isTakenHere));
    }

    private Flip Flips(SchemaPair pair, JToken value, bool isNarrowing)
    {
        Flip flip = Flips(pair, value, isNarrowing, isStrict: false);

        // A server takes exactly one of the alternatives, and readers do not count them.
        return flip != Flip.Yes && pair.Direction == Direction.Request && Flips(pair, value, isNarrowing, isStrict: true) == Flip.Yes
            ? Flip.Yes
            : flip;
    }

    private Flip Flips(SchemaPair pair, JToken value, bool isNarrowing, bool isStrict)
    {
        (SchemaEvaluator old, SchemaEvaluator now) = Evaluators(pair.Direction, isStrict);
        bool? before = old.Allows(pair.Old.Parts, value, pair.IsText), after = now.Allows(pair.New.Parts, value, pair.IsText);
        return (isNarrowing ? (before, after) : (after, before)) switch
        {
            (true, false) => Flip.Yes,
            (true, true) => Flip.TakenByBoth,
            _ => Flip.No,
        };
    }

    private (SchemaEvaluator Old, SchemaEvaluator New) Evaluators(Direction direction, bool isStrict)
    {
        if (!_evaluators.TryGetValue((direction, isStrict), out (SchemaEvaluator, SchemaEvaluator) both))
        {
            both = (new SchemaEvaluator(oldViews.Document, direction, isStrict, _patternTime), new SchemaEvaluator(
                newViews.Document, direction, isStrict, _patternTime));
            _evaluators.Add((direction, isStrict), both);
        }

        return both;
    }

    private static Witness Show(JToken value, SchemaPair? message, bool isNarrowing)
        => new(value.ToString(Formatting.None), isNarrowing) { Message = message?.Message };

    private enum Flip
    {
        No,
        Yes,
        TakenByBoth,
    }

    /// <param name="Whole">A whole message that shows it.</param>
    /// <param name="Part">A part of a message that shows it, where no message was found around it.</param>
    /// <param name="IsTakenElsewhere">Whether there were messages, and both sides take them.</param>
    /// <param name="IsGivenUp">Whether too much was tried already.</param>
    private sealed record Search(Witness? Whole, Witness? Part, bool IsTakenElsewhere, bool IsGivenUp = false);
}
