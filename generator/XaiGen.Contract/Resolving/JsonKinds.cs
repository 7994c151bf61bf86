using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>Operations on JSON kinds.</summary>
public static class JsonKinds
{
    /// <summary>All single kinds.</summary>
    public static IReadOnlyList<JsonTypes> All { get; } =
        [JsonTypes.Boolean, JsonTypes.Integer, JsonTypes.Number, JsonTypes.String, JsonTypes.Array, JsonTypes.Object];

    /// <summary>The kinds that a schema's types allow; none if it does not restrict them.</summary>
    public static JsonTypes Of(Schema schema) => schema.NumberForm == NumberForm.Number ? schema.Types : schema.Types | JsonTypes.String;

    /// <summary>The kinds of these literals.</summary>
    public static JsonTypes Of(EquatableArray<JsonLiteral> values)
        => values.Aggregate(JsonTypes.None, (kinds, value) => kinds | value.Kind switch
        {
            JsonLiteralKind.String => JsonTypes.String,
            JsonLiteralKind.Number => value.Text.All(c => char.IsDigit(c) || c == '-') ? JsonTypes.Integer : JsonTypes.Number,
            JsonLiteralKind.Boolean => JsonTypes.Boolean,
            _ => JsonTypes.None,
        });

    /// <summary>Whether a value may be of both kinds; every integer is a number.</summary>
    public static bool Overlap(JsonTypes left, JsonTypes right) => (Widen(left) & Widen(right)) != 0;

    private static JsonTypes Widen(JsonTypes kinds)
        => (kinds & (JsonTypes.Integer | JsonTypes.Number)) == 0 ? kinds : kinds | JsonTypes.Integer | JsonTypes.Number;
}
