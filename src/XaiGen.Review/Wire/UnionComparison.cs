using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Wire;

/// <summary>Compares alternatives: which old one corresponds to which new one, and which were added or removed.</summary>
/// <remarks>
/// A new alternative in a response's <c>anyOf</c> is only a warning unless it has another type: the members of an <c>anyOf</c> may overlap,
/// so readers may still be able to use the ones that they know.
/// </remarks>
internal sealed class UnionComparison(SchemaComparison comparison, SchemaPair pair)
{
    /// <summary>The limit on members that are compared with each other, which takes the product of their numbers.</summary>
    private const int MostTried = 24;

    private readonly string _name = SchemaComparison.Name(pair.New.At);

    /// <summary>
    /// If properties moved between the alternatives and what stands beside them, compares each alternative together with the latter; false
    /// if none has.
    /// </summary>
    public bool CompareMoved()
    {
        if (pair is not { Old.Unions: [var old], New.Unions: [var now] } || old.IsOneOf != now.IsOneOf || old.HasNull != now.HasNull
            || old.Members.Count != now.Members.Count || now.Members.Count > MostTried
            || pair.Old.IsDeprecated != pair.New.IsDeprecated
            || !JsonNode.DeepEquals(pair.Old.Discriminator?.Value, pair.New.Discriminator?.Value)
            || !HasMoved(pair.Old, old, comparison.OldViews, pair.New) && !HasMoved(pair.New, now, comparison.NewViews, pair.Old))
        {
            return false;
        }

        List<SchemaView> oldLeft = [.. old.Members.Select(member => comparison.OldViews.OfAlternative(pair.Old, old, member))];
        List<SchemaView> newLeft = [.. now.Members.Select(member => comparison.NewViews.OfAlternative(pair.New, now, member))];
        Match((before, after) => comparison.AreEquivalent(before, after, pair.Direction));
        Match((before, after) => Tag(comparison.OldViews, before) is { } tag && tag == Tag(comparison.NewViews, after));
        Match((_, _) => true);
        return true;

        void Match(Func<SchemaView, SchemaView, bool> isSame)
        {
            foreach (SchemaView before in oldLeft.ToArray())
            {
                if (newLeft.Find(after => isSame(before, after)) is { } match)
                {
                    comparison.Descend(pair, before, match, ValueStep.Same);
                    oldLeft.Remove(before);
                    newLeft.Remove(match);
                }
            }
        }
    }

    /// <summary>Whether alternatives have a property, or require one, that stands beside the alternatives in the other contract.</summary>
    private static bool HasMoved(SchemaView view, UnionView union, SchemaViews views, SchemaView other)
    {
        string[] properties = [.. other.Properties.Keys.Except(view.Properties.Keys)];
        string[] required = [.. other.Required.Keys.Except(view.Required.Keys)];
        return properties.Length + required.Length > 0 && union.Members.Select(views.Of).Any(member
            => properties.Any(member.Properties.ContainsKey) || required.Any(member.Required.ContainsKey));
    }

    /// <summary>Compares a schema that became one of several alternatives, or the reverse; false if neither is the case.</summary>
    public bool CompareWrapping()
    {
        if (pair.Old.Unions.Count == 0 && IsNothingButUnion(pair.New))
        {
            Wrap(pair.New.Unions[0]);
            return true;
        }

        if (pair.New.Unions.Count == 0 && IsNothingButUnion(pair.Old))
        {
            Unwrap(pair.Old.Unions[0]);
            return true;
        }

        return false;
    }

    /// <summary>The draft for a value that matched one alternative and now matches several.</summary>
    public static Draft Overlap(SchemaPair pair)
        => new(
            WireRules.UnionOverlap, WireVerdict.Breaking, pair.Old.Unions.FirstOrDefault()?.At ?? pair.Old.At, pair.New.Unions[0].At,
            $"Values of {SchemaComparison.Name(pair.New.At)} match several alternatives now, and 'oneOf' takes exactly one.",
            "Requests that were valid match more than one alternative and are rejected.");

    private bool IsNothingButUnion(SchemaView view)
    {
        SchemaView other = ReferenceEquals(view, pair.Old) ? pair.New : pair.Old;
        bool isOtherPlain = IsAny(other) && other is { Properties.Count: 0, Enum: null };
        return IsOnlyUnion(view) && !isOtherPlain;

        static bool IsAny(SchemaView view) => (view.Kinds | JsonKinds.Null) == JsonKinds.All;
    }

    private void Wrap(UnionView union)
    {
        // Values that were valid must still match one of the alternatives, and only one.
        (JsonNode same, WireVerdict verdict) = union.Members
            .Select(member => (member, Verdict: comparison.VerdictOnRequests(pair.Old.At, member)))
            .DefaultIfEmpty((member: union.At, Verdict: WireVerdict.Breaking))
            .MinBy(member => member.Verdict);
        string message = $"{ValueComparison.Begin(_name)} is one of {union.Members.Count} alternatives now.";
        if (verdict == WireVerdict.Breaking || (union.IsOneOf && !Alternatives.IsApart(comparison.NewViews, same, union)))
        {
            pair.Changed(WireRules.UnionAdded, null, union.At, message);
        }
        else
        {
            if (verdict == WireVerdict.Warning && pair.Direction == Direction.Request)
            {
                comparison.Descend(pair, [pair.Old.At], [same], ValueStep.Same);
            }

            // Adding alternatives to a list of one is less severe than making a plain schema a union.
            pair.Widened(WireRules.UnionAdded, null, union.At, message, isSoft: !union.IsOneOf && pair.Old.At.Items("anyOf").Count == 1);
        }
    }

    private void Unwrap(UnionView union)
    {
        string message = $"{ValueComparison.Begin(_name)} was one of {union.Members.Count} alternatives and is a single schema now.";
        if (union.Members.Any(member => comparison.AreEquivalent(member, pair.New.At, pair.Direction)))
        {
            pair.Narrowed(WireRules.UnionRemoved, union.At, null, message);
        }
        else
        {
            pair.Changed(WireRules.UnionRemoved, union.At, null, message);
        }
    }

    public void CompareMembers()
    {
        for (int i = 0; i < Math.Max(pair.Old.Unions.Count, pair.New.Unions.Count); i++)
        {
            UnionView? old = pair.Old.Unions.ElementAtOrDefault(i), now = pair.New.Unions.ElementAtOrDefault(i);
            switch (old, now)
            {
                case (null, { } added):
                    pair.Narrowed(
                        WireRules.UnionAdded, null, added.At,
                        $"{ValueComparison.Begin(_name)} must also be one of {added.Members.Count} alternatives now.");
                    break;
                case ({ } removed, null):
                    pair.Widened(
                        WireRules.UnionRemoved, removed.At, null,
                        $"{ValueComparison.Begin(_name)} no longer has to be one of {removed.Members.Count} alternatives.");
                    break;
                case ({ } before, { } after):
                    CompareMembers(before, after);
                    break;
            }
        }
    }

    private void CompareMembers(UnionView old, UnionView now)
    {
        if (old.IsOneOf != now.IsOneOf && !Alternatives.AreApart(comparison.NewViews, now))
        {
            Action<SchemaPair, ReviewRule, JsonNode?, JsonNode?, string, bool> say = now.IsOneOf ? PairDrafts.Narrowed : PairDrafts.Widened;
            say(
                pair, WireRules.UnionKindChanged, old.At, now.At,
                $"The alternatives of {_name} are '{(now.IsOneOf ? "oneOf" : "anyOf")}' now: "
                + $"{(now.IsOneOf ? "exactly one must match" : "several may match")}.",
                false);
        }

        List<JsonNode> oldLeft = [.. old.Members], newLeft = [.. now.Members];
        MatchBy((_, member) => SchemaViews.NameOf(member));
        if (oldLeft.Count <= MostTried && newLeft.Count <= MostTried)
        {
            Match((before, after) => comparison.AreEquivalent(before, after, pair.Direction));
        }

        if (oldLeft.Count > 0 && newLeft.Count > 0
            && (Expand(oldLeft, comparison.OldViews, old) | Expand(newLeft, comparison.NewViews, now)))
        {
            MatchBy((_, member) => SchemaViews.NameOf(member));
        }

        MatchBy((views, member) => Tag(views, views.Of(member)));
        MatchBy((views, member) => views.Of(member).Title);
        Match((before, after) => OnlyOneOfKinds(before, oldLeft, comparison.OldViews) is { } kinds
            && kinds == OnlyOneOfKinds(after, newLeft, comparison.NewViews));

        foreach (JsonNode member in oldLeft)
        {
            pair.Narrowed(
                WireRules.UnionMemberRemoved, member, null,
                $"{ValueComparison.Begin(_name)} may no longer be {Describe(comparison.OldViews, member)}.");
        }

        foreach (JsonNode member in newLeft)
        {
            pair.Widened(
                WireRules.UnionMemberAdded, null, member,
                $"{ValueComparison.Begin(_name)} may be {Describe(comparison.NewViews, member)} now.",
                isSoft: !now.IsOneOf && (comparison.NewViews.Of(member).Kinds & ~pair.Old.Kinds) == 0);
        }

        void MatchBy(Func<SchemaViews, JsonNode, string?> keyOf)
        {
            if (oldLeft.Count == 0 || newLeft.Count == 0)
            {
                return;
            }

            Dictionary<JsonNode, string?> keys = new(ReferenceEqualityComparer.Instance);
            foreach (JsonNode after in newLeft)
            {
                keys[after] = keyOf(comparison.NewViews, after);
            }

            foreach (JsonNode before in oldLeft)
            {
                keys[before] = keyOf(comparison.OldViews, before);
            }

            Match((before, after) => keys[before] is { } key && key == keys[after]);
        }

        void Match(Func<JsonNode, JsonNode, bool> isSame)
        {
            foreach (JsonNode before in oldLeft.ToArray())
            {
                if (newLeft.FirstOrDefault(after => isSame(before, after)) is { } match)
                {
                    comparison.Descend(pair, [before], [match], ValueStep.Same);
                    oldLeft.Remove(before);
                    newLeft.Remove(match);
                }
            }
        }
    }

    /// <summary>Replaces members that are unions of the same kind by theirs; false if there are none.</summary>
    private static bool Expand(List<JsonNode> members, SchemaViews views, UnionView union)
    {
        bool isExpanded = false;
        for (int i = 0; i < members.Count && members.Count <= MostTried; i++)
        {
            SchemaView view = views.Of(members[i]);
            if (IsOnlyUnion(view) && view.Unions[0] is var inner && inner.IsOneOf == union.IsOneOf)
            {
                members.RemoveAt(i);
                members.InsertRange(i--, inner.Members);
                isExpanded = true;
            }
        }

        return isExpanded;
    }

    private static bool IsOnlyUnion(SchemaView view)
        => (view.UnionKinds & ~view.OwnKinds & ~JsonKinds.Null) == 0
            && view is { Unions.Count: 1, Properties.Count: 0, Required.Count: 0, Enum: null, Subschemas.Count: 0 };

    /// <summary>The value that identifies a member: that of the first required property with a single value.</summary>
    private static string? Tag(SchemaViews views, SchemaView member)
        => member.Required.Keys
            .Order(StringComparer.Ordinal)
            .Where(member.Properties.ContainsKey)
            .Select(name => views.Of(member.Properties[name].Parts).Enum is { Value: [var value] } ? $"{name}={value}" : null)
            .FirstOrDefault(tag => tag is not null);

    /// <summary>
    /// The kinds of a member if no other remaining member has them. They identify the member, so a change of them is a change of that
    /// member.
    /// </summary>
    private static JsonKinds? OnlyOneOfKinds(JsonNode member, List<JsonNode> left, SchemaViews views)
    {
        JsonKinds kinds = views.Of(member).Kinds & ~JsonKinds.Null;
        return left.Count(other => (views.Of(other).Kinds & kinds) != 0) == 1 ? kinds : null;
    }

    private static string Describe(SchemaViews views, JsonNode member)
        => SchemaViews.NameOf(member) ?? views.Of(member).Title ?? $"the alternative of type {views.Of(member).Kinds.Describe()}";
}
