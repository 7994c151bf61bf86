using System.Runtime.CompilerServices;
using XaiGen.Review;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;
using XaiGen.Review.Validation;
using XaiGen.Review.Wire;
using XaiGen.Traffic.Redacting;

namespace XaiGen.Traffic.Learning;

/// <summary>Finds where a JSON value departs from its schema, and the place of the contract that it contradicts.</summary>
internal sealed class ValueObserver(
    ContractDocument document, SchemaViews views, ObservationSet observations, Direction direction, SchemaEvaluator? evaluator = null)
{
    private readonly SchemaEvaluator _evaluator = evaluator ?? new(document, direction, isStrict: false, new PatternTime());

    public void Observe(JsonNode schema, JsonNode value, Sighting at) => Walk(views.Of(schema), schema, value, at);

    /// <summary>Whether the schemas allow the value; if that cannot be decided, it counts as allowed.</summary>
    public bool Allows(IReadOnlyList<JsonNode> schemas, JsonNode value, bool isText = false)
        => _evaluator.Allows(schemas, value, isText) ?? true;

    /// <summary>Whether every property of the value, at any depth, is described, and the schemas allow it.</summary>
    public bool Describes(JsonNode schema, JsonNode value)
    {
        if (!Allows([schema], value))
        {
            return false;
        }

        ObservationSet found = new();
        With(found).Observe(schema, value, default);
        return !found.All.Any();
    }

    /// <summary>The same for other observations.</summary>
    public ValueObserver With(ObservationSet others) => new(document, views, others, direction, _evaluator);

    /// <param name="view">What the value must be.</param>
    /// <param name="site">The schema at the location of the value; it may be a reference.</param>
    /// <param name="value">The value.</param>
    /// <param name="at">Where and when it was seen.</param>
    private void Walk(SchemaView view, JsonNode site, JsonNode value, Sighting at)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (value.Text() == Redaction.Mark)
        {
            return;
        }

        if (value is JsonScalar { IsNull: true })
        {
            if (!view.Allows(JsonKinds.Null) && !Allows(view.Parts, value))
            {
                observations.Add(ObservationKind.UnexpectedNull, at, PointerOf(site), "null", value);
            }

            return;
        }

        observations.Visit(PointerOf(view.At));
        JsonKinds kind = SchemaViews.KindOf(value);
        if ((view.OwnKinds & kind) == 0)
        {
            observations.Add(ObservationKind.OtherType, at, PointerOf(TypeOf(view)), kind.Describe(), value);
            return;
        }

        if (view.Enum is { } listed)
        {
            if (!listed.Value.Exists(known => NodeEquality.AreEqual(known, value)))
            {
                string name = value.Scalar() is { } text ? DataNames.Value(text) : kind.Describe();
                observations.Add(ObservationKind.UnknownValue, at, PointerOf(listed.At), name, value);
            }

            return;
        }

        switch (value)
        {
            case JsonMapping fields:
                WalkObject(view, fields, at);
                break;
            case JsonList items:
                WalkArray(view, items, at);
                break;
            case JsonScalar { Value: string text }:
                WalkText(view, text, value, at);
                Members(view, value, ref at).ForEach(member => Walk(member, member.At, value, at));
                break;
            default:
                WalkNumber(view, value, at);
                Members(view, value, ref at).ForEach(member => Walk(member, member.At, value, at));
                break;
        }
    }

    private void WalkNumber(SchemaView view, JsonNode value, Sighting at)
    {
        if (value.Number() is not { } number)
        {
            return;
        }

        if (view.Lower is { } lower && (number < lower.Value.Value || (lower.Value.IsExclusive && number == lower.Value.Value)))
        {
            observations.Add(ObservationKind.BelowMinimum, at, PointerOf(lower.At), "minimum", value);
        }

        if (view.Upper is { } upper && (number > upper.Value.Value || (upper.Value.IsExclusive && number == upper.Value.Value)))
        {
            observations.Add(ObservationKind.AboveMaximum, at, PointerOf(upper.At), "maximum", value);
        }

        if (view.Format is { Value: "int32" } format && number is < int.MinValue or > int.MaxValue)
        {
            observations.Add(ObservationKind.OtherFormat, at, PointerOf(view.Format!.At), "int32", value);
        }
    }

    private void WalkText(SchemaView view, string text, JsonNode value, Sighting at)
    {
        WalkCount(view, "minLength", "maxLength", text.EnumerateRunes().Count(), at);
        if (view.Format is { } format && !ValueFormats.Allows(format.Value, text))
        {
            observations.Add(ObservationKind.OtherFormat, at, PointerOf(format.At), format.Value, value);
        }

        foreach (Written<string> pattern in view.Patterns)
        {
            if (!Allows([new JsonMapping { ["pattern"] = pattern.Value }], value))
            {
                observations.Add(ObservationKind.OtherPattern, at, PointerOf(pattern.At), "pattern", value);
            }
        }
    }

    private void WalkCount(SchemaView view, string least, string most, int count, Sighting at)
    {
        if (view.Counts.GetValueOrDefault(least) is { } minimum && count < minimum.Value)
        {
            observations.Add(ObservationKind.TooShort, at, PointerOf(minimum.At), least, new JsonScalar(count));
        }

        if (view.Counts.GetValueOrDefault(most) is { } maximum && count > maximum.Value)
        {
            observations.Add(ObservationKind.TooLong, at, PointerOf(maximum.At), most, new JsonScalar(count));
        }
    }

    private void WalkArray(SchemaView view, JsonList items, Sighting at)
    {
        WalkCount(view, "minItems", "maxItems", items.Count, at);
        for (int i = 0; i < items.Count; i++)
        {
            IReadOnlyList<JsonNode>? schemas = i < view.PrefixItems.Count ? [view.PrefixItems[i]] : view.Subschema("items")?.Parts;
            if (schemas is not null && items.Item(i) is { } item)
            {
                Walk(views.Of(schemas), schemas[0], item, at);
            }
        }

        Members(view, items, ref at).ForEach(member => Walk(member, member.At, items, at));
    }

    private void WalkObject(SchemaView view, JsonMapping fields, Sighting at)
    {
        List<SchemaView> all = [view];
        for (int i = 0; i < all.Count; i++)
        {
            all.AddRange(Members(all[i], fields, ref at).Where(member => !all.Contains(member)));
        }

        foreach (string pointer in all.Select(OwnerOf).Concat(all.Skip(1).Select(part => PointerOf(part.At)))
            .Distinct().Where(pointer => pointer != PointerOf(view.At)))
        {
            observations.Visit(pointer);
        }

        foreach (SchemaView part in all)
        {
            WalkCount(part, "minProperties", "maxProperties", fields.Count, at);
            foreach ((string name, JsonNode written) in part.Required)
            {
                if (fields.Field(name) is null && !TravelsOtherWay(part, name))
                {
                    observations.Add(ObservationKind.MissingProperty, at, PointerOf(written), name, null);
                }
            }
        }

        bool isOpen = all.Exists(IsOpen) || all.TrueForAll(part => part.Properties.Count == 0 && !part.IsClosed);
        foreach (JsonField field in fields)
        {
            bool isDescribed = false;
            foreach (SchemaView part in all)
            {
                IReadOnlyList<JsonNode>? schemas = part.Properties.GetValueOrDefault(field.Name)?.Parts ?? Described(part, field.Name);
                if (schemas is not null)
                {
                    isDescribed = true;
                    Walk(views.Of(schemas), schemas[0], field.Value, at);
                }
            }

            if (!isDescribed && !isOpen)
            {
                // Where alternatives share nothing, it belongs to the one that the value is.
                SchemaView owner = view.Properties.Count > 0 || all.Count == 1 ? view : all[^1];
                string name = DataNames.IsData(field.Name) ? "*" : field.Name;
                observations.Add(ObservationKind.UnknownProperty, at, OwnerOf(owner), name, field.Value);
            }
        }
    }

    /// <summary>The schemas of a property that is not listed by name.</summary>
    private IReadOnlyList<JsonNode>? Described(SchemaView view, string name)
    {
        JsonNode[] patterns = [.. view.Subschemas
            .Where(entry => entry.Key.StartsWith("patternProperties/", StringComparison.Ordinal))
            .Where(entry => Allows([new JsonMapping { ["pattern"] = entry.Key["patternProperties/".Length..] }], name))
            .SelectMany(entry => entry.Value.Parts)];
        return patterns.Length > 0 ? patterns : view.IsClosed ? null : view.Subschema("additionalProperties")?.Parts;
    }

    /// <summary>Whether the contract says itself that there may be more: <c>additionalProperties: true</c>.</summary>
    private bool IsOpen(SchemaView view)
        => view.Parts.Select(document.Resolve)
            .Any(part => part.Field("additionalProperties") is JsonScalar { Value: true } or JsonMapping { Count: 0 }
            || part.Items("allOf").Select(document.Resolve)
                .Any(inner => inner.Field("additionalProperties") is JsonScalar { Value: true } or JsonMapping { Count: 0 }));

    private bool TravelsOtherWay(SchemaView view, string name)
        => view.Properties.TryGetValue(name, out PropertyView? property) && views.Of(property.Parts) is var described
            && (direction == Direction.Request ? described.IsReadOnly : described.IsWriteOnly);

    /// <summary>Of each union the member that the value is, or is meant to be; if that is a guess, so is what is seen in it.</summary>
    private List<SchemaView> Members(SchemaView view, JsonNode value, ref Sighting at)
    {
        List<SchemaView> chosen = [];
        foreach (UnionView union in view.Unions)
        {
            if (Member(view, union, value, at) is ({ } member, var isGuess))
            {
                chosen.Add(views.Of(member));
                at = at with { IsOfGuessedMember = at.IsOfGuessedMember || isGuess };
            }
        }

        return chosen;
    }

    private (JsonNode? Member, bool IsGuess) Member(SchemaView view, UnionView union, JsonNode value, Sighting at)
    {
        if (view.Discriminator?.Value is { } discriminator && discriminator.Text("propertyName") is { } property
            && value.Field(property).Text() is { } tag)
        {
            JsonNode? named = union.Members.FirstOrDefault(member => views.Document.Tags.Of(discriminator, member).Contains(tag))
                ?? union.Members.FirstOrDefault(member => Tags(views.Of(member)).GetValueOrDefault(property) is { } own
                    && own.Text() == tag);
            if (named is null)
            {
                observations.Add(ObservationKind.UnknownCase, at, PointerOf(union.At), DataNames.Value(tag), value, property);
            }

            return (named, false);
        }

        JsonNode[] allowed = [.. union.Members.Where(member => Allows([member], value))];
        if (allowed.MaxBy(member => Known(views.Of(member), value)) is { } best)
        {
            return (Meant(union, best, value) ?? best, allowed.Length > 1 || Known(views.Of(best), value) < Count(value));
        }

        JsonNode[] tagged = [.. union.Members.Where(member => Tags(views.Of(member)) is { Count: > 0 } tags
            && tags.All(entry => value.Field(entry.Key) is { } said && NodeEquality.AreEqual(said, entry.Value)))];
        if (tagged.Length == 1)
        {
            return (tagged[0], false);
        }

        // All members write a tag, and the value has one that none of them has.
        string[] names = [.. union.Members.SelectMany(member => Tags(views.Of(member)).Keys).Distinct()];
        string? shared = names.FirstOrDefault(name => union.Members.All(member => Tags(views.Of(member)).ContainsKey(name))
            && value.Field(name).Text() is not null);
        if (shared is not null)
        {
            observations.Add(
                ObservationKind.UnknownCase, at, PointerOf(union.At), DataNames.Value(value.Field(shared).Text()!), value, shared);
            return (null, false);
        }

        if (Nearest(union, value) is { } nearest)
        {
            return (nearest, true);
        }

        observations.Add(ObservationKind.UnknownCase, at, PointerOf(union.At), SchemaViews.KindOf(value).Describe(), value);
        return (null, false);
    }

    /// <summary>
    /// The member that knows more of the value's properties than one that allows the value, and lacks nothing more than the other does not
    /// know: an object may have any other properties, so it is allowed by members that it is not meant for.
    /// </summary>
    private JsonNode? Meant(UnionView union, JsonNode allowed, JsonNode value)
    {
        if (value is not JsonMapping fields || Known(views.Of(allowed), value) is var known && known == fields.Count)
        {
            return null;
        }

        return union.Members
            .Where(member => views.Of(member) is var of && of.Allows(JsonKinds.Object) && Known(of, value) is var more && more > known
                && of.Required.Keys.Count(name => value.Field(name) is null) <= more - known
                && HasTags(of, value))
            .MaxBy(member => Known(views.Of(member), value));
    }

    /// <summary>
    /// The member that the value is but for some part inside: it has all that the member requires, or nothing that the member does not
    /// know, none of its tags says otherwise, and no other member knows as many of its properties.
    /// </summary>
    private JsonNode? Nearest(UnionView union, JsonNode value)
    {
        (JsonNode Member, int Known)[] near = [.. union.Members
            .Where(member => views.Of(member) is var of && of.Allows(SchemaViews.KindOf(value))
                && (of.Required.Keys.All(name => value.Field(name) is not null)
                    || (value is JsonMapping { Count: > 0 } fields && Known(of, value) == fields.Count))
                && HasTags(of, value))
            .Select(member => (member, Known(views.Of(member), value)))
            .OrderByDescending(member => member.Item2)];
        return near switch
        {
            [var only] when only.Known > 0 || views.Of(only.Member).Required.Count > 0 => only.Member,
            [var first, var second, ..] when first.Known > second.Known => first.Member,
            _ => null,
        };
    }

    /// <summary>The required properties with a single possible value, which distinguish a member from the others.</summary>
    private Dictionary<string, JsonNode> Tags(SchemaView view) => view.Properties
        .Where(property => view.Required.ContainsKey(property.Key) && views.Of(property.Value.Parts).Enum is { Value.Count: 1 })
        .ToDictionary(property => property.Key, property => views.Of(property.Value.Parts).Enum!.Value[0], StringComparer.Ordinal);

    /// <summary>Whether no tag of the value is of another member.</summary>
    private bool HasTags(SchemaView view, JsonNode value)
        => Tags(view).All(tag => value.Field(tag.Key) is not { } said || NodeEquality.AreEqual(said, tag.Value));

    private static int Count(JsonNode value) => value is JsonMapping fields ? fields.Count : 0;

    private int Known(SchemaView view, JsonNode value)
        => value is JsonMapping fields
            ? fields.Count(field => view.Properties.ContainsKey(field.Name)
                || view.Unions.Any(union => union.Members.Any(member => views.Of(member).Properties.ContainsKey(field.Name))))
            : 0;

    /// <summary>The schema that states the type; the whole schema if several parts of it may.</summary>
    private static JsonNode TypeOf(SchemaView view)
        => view.At.Items("allOf").Count <= 1 && view.KindsAt is { Name: "type", Parent: { } owner } ? owner : view.At;

    private string OwnerOf(SchemaView view) => PointerOf(PropertyOwner.Of(document, view.At));

    private static string PointerOf(JsonNode node) => ContractDocument.PointerOf(node);
}
