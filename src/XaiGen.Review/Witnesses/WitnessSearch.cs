using XaiGen.Review.Documents;
using XaiGen.Review.Json;
using XaiGen.Review.Validation;
using XaiGen.Review.Wire;

namespace XaiGen.Review.Witnesses;

/// <summary>
/// Tests claims about values with whole messages: a change is breaking if a valid request is now refused, or if a response is now allowed
/// that the old contract rules out. A claim that holds only for a part of a message, because another alternative accepts what this one
/// refuses, is dropped.
/// </summary>
internal sealed class WitnessSearch(SchemaViews oldViews, SchemaViews newViews)
{
    private const int MostTried = 400;

    /// <summary>
    /// The limit on values per claim for which messages are tried. If none of these messages is allowed, the reason is what surrounds the
    /// value, which is the same for all values.
    /// </summary>
    private const int MostLifted = 6;

    /// <summary>
    /// The total number of values tried for all claims. Above it, claims are reported untested: so many examples are not read anyway.
    /// </summary>
    private const int MostTriedInAll = 400_000;

    /// <summary>Rules about alternatives, which samples of all alternatives can decide.</summary>
    private static readonly HashSet<ReviewRule> s_alternatives =
    [
        WireRules.UnionAdded, WireRules.UnionRemoved, WireRules.UnionMemberAdded, WireRules.UnionMemberRemoved, WireRules.UnionKindChanged,
        WireRules.DiscriminatorChanged,
        WireRules.TypeChanged, WireRules.TypeNarrowed, WireRules.TypeWidened,
    ];

    private readonly Dictionary<(Direction, bool IsStrict), (SchemaEvaluator Old, SchemaEvaluator New)> _evaluators = [];
    private readonly PatternTime _patternTime = new();
    private int _tried;

    /// <summary>Judges a claim.</summary>
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
                _ => new Judgement(true, WireVerdict.Warning, null, "No example was found that shows it, so it may break nothing."),
            };
        }

        return draft.Claim != ValueClaim.None && (isStructural || isAlternative)
            ? Milder(pair, draft, ValueClaim.None, isStructural)
            : new Judgement(true, draft.Verdict, null);
    }

    /// <summary>
    /// A value that matched one alternative and now matches several, so that a server that requires exactly one refuses it.
    /// </summary>
    public Witness? Overlap(SchemaPair pair)
    {
        if (pair.Direction != Direction.Request || pair.New.Discriminator is not null || _tried > MostTriedInAll
            || pair.New.Unions.TrueForAll(union => !union.IsOneOf || Alternatives.AreApart(newViews, union)))
        {
            return null;
        }

        var lift = new MessageLift(oldViews, pair.Direction, at => at.Old);
        foreach (JsonNode value in new Samples(oldViews, pair.Direction).All(pair.Old)
            .Concat(new Samples(newViews, pair.Direction).All(pair.New)))
        {
            if (Overlaps(pair, value))
            {
                foreach ((SchemaPair message, JsonNode whole) in lift.Of(pair, value))
                {
                    if (Overlaps(message, whole))
                    {
                        return Show(whole, message, isNarrowing: true);
                    }
                }
            }
        }

        return null;
    }

    /// <remarks>Most values are still allowed, so this is asked first.</remarks>
    private bool Overlaps(SchemaPair pair, JsonNode value)
        => Evaluators(pair.Direction, isStrict: true).New.Allows(pair.New.Parts, value, pair.IsText) is false
            && Flips(pair, value, isNarrowing: true, isStrict: true) is Flip.Yes
            && Flips(pair, value, isNarrowing: true, isStrict: false) is Flip.TakenByBoth;

    /// <summary>The judgement of a claim that is not breaking, without the parts that do not hold for whole messages.</summary>
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
            // All these values were allowed before, with unknown properties; that the properties now have a meaning is still reported.
            return new Judgement(true, pair.Direction == Direction.Response && draft.Claim.HasFlag(ValueClaim.Widened)
                ? WireVerdict.Warning
                : WireVerdict.Compatible, null);
        }

        // If a breaking claim was refuted, the rest is compatible.
        return new Judgement(left != ValueClaim.None, refuted == ValueClaim.None ? draft.Verdict : WireVerdict.Compatible, null);
    }

    /// <summary>Whether one side describes properties that the other does not know.</summary>
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
        IEnumerable<JsonNode> values = new Candidates(fromViews, toViews, pair.Direction).Of(from, to, draft.Rule);
        var lift = new MessageLift(fromViews, pair.Direction, isNarrowing ? at => at.Old : at => at.New);
        JsonNode? part = null;
        bool isTakenElsewhere = false, isTakenHere = false;
        int lifted = 0;
        foreach (JsonNode value in values.Take(MostTried))
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

            if (++lifted > MostLifted)
            {
                break;
            }

            part ??= value;
            foreach ((SchemaPair message, JsonNode whole) in lift.Of(pair, value))
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

    private Flip Flips(SchemaPair pair, JsonNode value, bool isNarrowing)
    {
        if (!IsWritable(pair, value))
        {
            return Flip.No;
        }

        Flip flip = Flips(pair, value, isNarrowing, isStrict: false);

        // A server accepts exactly one of the alternatives, but readers do not count them.
        return flip != Flip.Yes && pair.Direction == Direction.Request && Flips(pair, value, isNarrowing, isStrict: true) == Flip.Yes
            ? Flip.Yes
            : flip;
    }

    /// <summary>
    /// Whether a parameter can have this value: a list without items is left out, one with a single item is written as the item, and a
    /// segment of a path is not empty.
    /// </summary>
    private static bool IsWritable(SchemaPair pair, JsonNode value)
        => !pair.IsText || pair.IsForm || pair.Operations.Count == 0 || value switch
        {
            JsonList { Count: 0 } => false,
            JsonList { Count: 1 } => pair.Old.Allows(JsonKinds.Array) && pair.New.Allows(JsonKinds.Array),
            JsonScalar { Value: "" } => !pair.IsPath,
            _ => true,
        };

    private Flip Flips(SchemaPair pair, JsonNode value, bool isNarrowing, bool isStrict)
    {
        (SchemaEvaluator old, SchemaEvaluator now) = Evaluators(pair.Direction, isStrict);
        return Allows(isNarrowing) is not true ? Flip.No : Allows(!isNarrowing) switch
        {
            false => Flip.Yes,
            true => Flip.TakenByBoth,
            null => Flip.No,
        };

        bool? Allows(bool isOld) => isOld ? old.Allows(pair.Old.Parts, value, pair.IsText) : now.Allows(pair.New.Parts, value, pair.IsText);
    }

    private (SchemaEvaluator Old, SchemaEvaluator New) Evaluators(Direction direction, bool isStrict)
    {
        if (!_evaluators.TryGetValue((direction, isStrict), out (SchemaEvaluator, SchemaEvaluator) both))
        {
            ContractDocument old = oldViews.Document, @new = newViews.Document;
            both = (
                new SchemaEvaluator(old, direction, isStrict, _patternTime, @new),
                new SchemaEvaluator(@new, direction, isStrict, _patternTime, old));
            _evaluators.Add((direction, isStrict), both);
        }

        return both;
    }

    private static Witness Show(JsonNode value, SchemaPair? message, bool isNarrowing)
        => new(value.ToJson(), isNarrowing) { Message = message?.Message };

    private enum Flip
    {
        No,
        Yes,
        TakenByBoth,
    }

    /// <param name="Whole">A whole message that demonstrates the claim.</param>
    /// <param name="Part">A part of a message that demonstrates it, if no enclosing message was found.</param>
    /// <param name="IsTakenElsewhere">Whether there were messages, and both sides accept them.</param>
    /// <param name="IsGivenUp">Whether the limit on tried values was reached.</param>
    private sealed record Search(Witness? Whole, Witness? Part, bool IsTakenElsewhere, bool IsGivenUp = false);
}
