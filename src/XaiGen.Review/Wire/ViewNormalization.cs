using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Wire;

/// <summary>Replaces ways to write a constraint by the one that is compared, and removes constraints without effect.</summary>
internal static class ViewNormalization
{
    /// <summary>Patterns that match all names of properties.</summary>
    private static readonly string[] s_everyName = ["", ".*", "^.*$", "^.*", ".*$"];

    public static void Normalize(SchemaView view)
    {
        NormalizeCounts(view);
        NormalizeNumber(view);
        NormalizeContent(view);
        NormalizeEnum(view);
        NormalizePatternProperties(view);
        NormalizeUnevaluated(view);
        NormalizeCondition(view);
    }

    /// <summary>
    /// Counts that allow every value are no constraint, nor is a limit above the length of a tuple without further items.
    /// </summary>
    private static void NormalizeCounts(SchemaView view)
    {
        foreach (string keyword in (string[])["minLength", "minItems", "minProperties"])
        {
            if (view.Counts.GetValueOrDefault(keyword)?.Value == 0)
            {
                view.Counts.Remove(keyword);
            }
        }

        if (view.Subschema("items") is { IsNever: true } && view.Counts.GetValueOrDefault("maxItems")?.Value >= view.PrefixItems.Count)
        {
            view.Counts.Remove("maxItems");
        }
    }

    /// <summary>
    /// Multiples of whole numbers are integers, which have whole, inclusive bounds. The bounds of int32 are replaced by that format, which
    /// is omitted if both bounds are closer; those of int64 are omitted beside that format, which is a hint.
    /// </summary>
    private static void NormalizeNumber(SchemaView view)
    {
        if (view.Multiples.Exists(multiple => multiple.Value % 1 == 0))
        {
            view.Kinds &= ~JsonKinds.Fraction;
            view.Multiples.RemoveAll(multiple => multiple.Value == 1);
        }

        if ((view.Kinds & JsonKinds.Number) == JsonKinds.Integer)
        {
            if (view.Lower is { Value: var lower } below)
            {
                view.Lower =
                    below with { Value = new Limit(lower.IsExclusive ? Math.Floor(lower.Value) + 1 : Math.Ceiling(lower.Value), false) };
            }

            if (view.Upper is { Value: var upper } above)
            {
                view.Upper =
                    above with { Value = new Limit(upper.IsExclusive ? Math.Ceiling(upper.Value) - 1 : Math.Floor(upper.Value), false) };
            }
        }

        string? format = view.Format?.Value;
        double least = view.Lower?.Value.Value ?? double.NegativeInfinity, greatest = view.Upper?.Value.Value ?? double.PositiveInfinity;
        if (format == "int32" || (least >= int.MinValue && greatest <= int.MaxValue))
        {
            bool isLeast = least <= int.MinValue, isGreatest = greatest >= int.MaxValue;
            view.Format = !isLeast && !isGreatest ? view.Format is { Value: "int32" } ? null : view.Format
                : format == "int32" ? view.Format
                : new Written<string>("int32", (isGreatest ? view.Upper : view.Lower)!.At);
            view.Lower = isLeast ? null : view.Lower;
            view.Upper = isGreatest ? null : view.Upper;
        }
        else if (format == "int64")
        {
            view.Lower = least <= long.MinValue ? null : view.Lower;
            view.Upper = greatest >= long.MaxValue ? null : view.Upper;
        }
    }

    /// <summary>If the schema names no properties, those that match a pattern that every name matches are what is additional.</summary>
    private static void NormalizePatternProperties(SchemaView view)
    {
        if (view.Properties.Count > 0
            || view.Subschemas.Keys.Count(keyword => keyword.StartsWith("patternProperties/", StringComparison.Ordinal)) != 1)
        {
            return;
        }

        foreach (string pattern in s_everyName)
        {
            if (view.Subschemas.Remove($"patternProperties/{pattern}", out SchemaGroup? values))
            {
                view.Subschemas["additionalProperties"] = values;
            }
        }
    }

    /// <summary>
    /// What no part of the schema evaluates is what is additional, unless alternatives or conditions evaluate more for some values.
    /// </summary>
    private static void NormalizeUnevaluated(SchemaView view)
    {
        if (view is { Parts.Count: 1, Unions.Count: 0 }
            && view.Subschema("unevaluatedProperties") is { Parts: [var rest] } unevaluated && ReferenceEquals(rest.Parent, view.At)
            && !view.Subschemas.Keys.Any(keyword => keyword is "additionalProperties" or "if"
                || keyword.StartsWith("patternProperties/", StringComparison.Ordinal)
                || keyword.StartsWith("dependentSchemas/", StringComparison.Ordinal)))
        {
            view.Subschemas.Remove("unevaluatedProperties");
            view.Subschemas["additionalProperties"] = unevaluated;
        }
    }

    /// <summary>Binary content is written as in 3.1, which has keywords for it instead of formats.</summary>
    private static void NormalizeContent(SchemaView view)
    {
        if (view.Format is { Value: "byte" } encoded)
        {
            view.ContentEncoding ??= encoded with { Value = "base64" };
            view.Format = null;
        }
        else if (view.Format is { Value: "binary" } binary)
        {
            view.ContentMediaType ??= binary with { Value = "application/octet-stream" };
            view.Format = null;
        }
    }

    /// <summary>
    /// Removes enum values that violate the other constraints: types, bounds, lengths, patterns; and an enum of all booleans.
    /// </summary>
    private static void NormalizeEnum(SchemaView view)
    {
        if (view.Enum is not { Value.Count: > 0 } values)
        {
            return;
        }

        if (view.Unions.Count == 0)
        {
            List<JsonNode> allowed = [.. values.Value.Where(value => view.Allows(SchemaViews.KindOf(value)) && view.AllowsScalar(value))];
            if (allowed.Count > 0)
            {
                view.Enum = values = values with { Value = allowed };
                view.DropScalarLimits();
            }
        }

        JsonKinds kinds = values.Value.Aggregate(JsonKinds.None, (all, value) => all | SchemaViews.KindOf(value)) & view.Kinds;
        view.Kinds = kinds == JsonKinds.None ? view.Kinds : kinds | (view.Kinds & JsonKinds.Null);
        if (kinds == JsonKinds.Boolean && values.Value.Distinct(JsonContent.Comparer).Count() == 2)
        {
            view.KindsAt ??= values.At;
            view.Enum = null;
        }
    }

    /// <summary>
    /// A condition without consequences has no effect. One that only requires a property if there is another is also written as
    /// <c>dependentRequired</c>.
    /// </summary>
    private static void NormalizeCondition(SchemaView view)
    {
        SchemaGroup? then = view.Subschema("then"), otherwise = view.Subschema("else");
        if (RequiredBy(view.Subschema("if")) is [var name] && RequiredBy(then) is { Count: > 0 } needed && otherwise is null)
        {
            view.AddDependent(name, needed, then!.At);
            (then, otherwise) = (null, null);
        }

        if (view.Subschema("if") is null || (then is null && otherwise is null))
        {
            view.Subschemas.Remove("if");
            view.Subschemas.Remove("then");
            view.Subschemas.Remove("else");
        }
    }

    /// <summary>The properties that a schema requires if it has no other constraint; otherwise none.</summary>
    private static IReadOnlyList<string> RequiredBy(SchemaGroup? group)
        => group is { Parts: [JsonMapping { Count: 1 } only] }
            ? [.. only.Items("required").Select(name => name.Text()).OfType<string>()]
            : [];
}
