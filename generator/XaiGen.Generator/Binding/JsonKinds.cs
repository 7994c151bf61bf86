using XaiGen.Contract.Model;

namespace XaiGen.Generator.Binding;

internal static class JsonKinds
{
    internal static readonly JsonTypes[] All =
        [JsonTypes.Boolean, JsonTypes.Integer, JsonTypes.Number, JsonTypes.String, JsonTypes.Array, JsonTypes.Object];

    /// <summary>The kinds of literals.</summary>
    internal static JsonTypes Of(EquatableArray<JsonLiteral> values)
        => values.Aggregate(JsonTypes.None, (kinds, value) => kinds | value.Kind switch
        {
            JsonLiteralKind.String => JsonTypes.String,
            JsonLiteralKind.Number => value.Text.All(c => char.IsDigit(c) || c == '-') ? JsonTypes.Integer : JsonTypes.Number,
            JsonLiteralKind.Boolean => JsonTypes.Boolean,
            _ => JsonTypes.None,
        });

    /// <summary>Whether a value may be of both kinds; every integer is a number.</summary>
    internal static bool Overlap(JsonTypes left, JsonTypes right) => (Widen(left) & Widen(right)) != 0;

    private static JsonTypes Widen(JsonTypes kinds)
        => (kinds & (JsonTypes.Integer | JsonTypes.Number)) == 0 ? kinds : kinds | JsonTypes.Integer | JsonTypes.Number;
}
