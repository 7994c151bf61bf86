using XaiGen.Review.Json;
using XaiGen.Review.Validation;

namespace XaiGen.Review.Wire;

/// <summary>
/// A value that is written as one text, such as a header: a list is its items with commas between them, so a text and a list of texts are
/// written in the same way.
/// </summary>
internal static class DelimitedText
{
    /// <summary>What is left to compare if a text became a list, or a list a text.</summary>
    /// <returns>
    /// The two schemas, or the schema and that of the items; null if everything that one contract allows is allowed by the other.
    /// </returns>
    public static (JsonNode Old, JsonNode New)? Left(
        SchemaViews oldViews, JsonNode old, SchemaViews newViews, JsonNode @new, Direction direction)
    {
        SchemaView before = oldViews.Of(old), after = newViews.Of(@new);
        if (IsList(before) == IsList(after))
        {
            return (old, @new);
        }

        bool isSent = direction == Direction.Request;
        (SchemaView narrow, SchemaView wide) = isSent ? (before, after) : (after, before);
        if (IsAnyText(wide) || (IsAnyText(narrow) && IsList(wide) && IsAnyList(isSent ? newViews : oldViews, wide)))
        {
            return null;
        }

        // A single value is a list of one item.
        return !IsList(wide) || (narrow.Kinds & (JsonKinds.Array | JsonKinds.Object)) != 0
                || (wide.Counts.GetValueOrDefault("minItems")?.Value ?? 0) > 1
            ? (old, @new)
            : wide.Subschema("items") is not { } items ? null
            : isSent ? (old, items.At) : (items.At, @new);
    }

    private static bool IsList(SchemaView view) => (view.Kinds & ~JsonKinds.Null) == JsonKinds.Array;

    /// <summary>The limit on items that a text with commas, which became a list, did not have.</summary>
    public static Written<double>? NewLimit(SchemaView old, SchemaView now)
        => IsAnyText(old) && !old.Allows(JsonKinds.Array) && !now.Allows(JsonKinds.String)
            ? now.Counts.GetValueOrDefault("maxItems")
            : null;

    private static bool IsAnyText(SchemaView view)
        => view.Allows(JsonKinds.String) && view is { Enum: null, IsNever: false, Unions.Count: 0, Patterns.Count: 0 }
            && !ValueFormats.IsTelling(view.Format?.Value)
            && !view.Counts.ContainsKey("minLength") && !view.Counts.ContainsKey("maxLength");

    private static bool IsAnyList(SchemaViews views, SchemaView list)
        => list is { Counts.Count: 0, UniqueItems: null, PrefixItems.Count: 0 }
            && (list.Subschema("items") is not { } items || IsAnyText(views.Of(items.Parts)));
}
