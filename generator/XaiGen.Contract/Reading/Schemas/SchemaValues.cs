using XaiGen.Contract.Model;

namespace XaiGen.Contract.Reading.Schemas;

/// <summary>The values that <c>enum</c> or <c>const</c> allows, without null, their C# names, and what the document says of them.</summary>
internal sealed record SchemaValues(
    EquatableArray<JsonLiteral> Allowed, EquatableArray<string> Pointers, bool HasNull, EquatableArray<string> Names,
    EquatableArray<string> Descriptions)
{
    public bool AllowsOnlyNull => HasNull && Allowed.IsEmpty;

    private static readonly SchemaValues s_none = new(default, default, HasNull: false, default, default);

    /// <summary>The types of the values, for a schema that states none; none if a value is an object or array.</summary>
    public JsonTypes Types
        => Allowed.Any(value => TypeOf(value) == JsonTypes.None)
            ? JsonTypes.None
            : Allowed.Aggregate(JsonTypes.None, (all, value) => all | TypeOf(value));

    public static SchemaValues Read(NodeReader schema)
    {
        // Names without values are reported below.
        if (!schema["enum"].Exists && !schema["const"].Exists && !EnumWords.NamesOf(schema).Exists)
        {
            return s_none;
        }

        NodeReader[] items = schema["const"].Literal() is null ? [.. schema["enum"].Items()] : [schema["const"]];
        JsonLiteral[] written = [.. items.Select(item => item.Literal()!)];
        EquatableArray<string> names = EnumWords.Names(schema, written);
        return new SchemaValues(
            written.Where(value => value.Kind != JsonLiteralKind.Null).ToEquatableArray(),
            items.Where((_, i) => written[i].Kind != JsonLiteralKind.Null).Select(item => item.Pointer).ToEquatableArray(),
            HasNull: written.Any(value => value.Kind == JsonLiteralKind.Null),
            names,
            EnumWords.Descriptions(schema, written, names));
    }

    private static JsonTypes TypeOf(JsonLiteral value) => value.Kind switch
    {
        JsonLiteralKind.String => JsonTypes.String,
        JsonLiteralKind.Boolean => JsonTypes.Boolean,
        JsonLiteralKind.Number => value.IsInteger ? JsonTypes.Integer : JsonTypes.Number,
        _ => JsonTypes.None,
    };
}
