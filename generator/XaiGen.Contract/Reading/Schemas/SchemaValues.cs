using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Reading.Extensions;

namespace XaiGen.Contract.Reading.Schemas;

/// <summary>The values that <c>enum</c> or <c>const</c> allows, without null, and their C# names.</summary>
internal sealed record SchemaValues(
    EquatableArray<JsonLiteral> Allowed, EquatableArray<string> Pointers, bool HasNull, EquatableArray<string> Names)
{
    public bool AllowsOnlyNull => HasNull && Allowed.IsEmpty;

    public static SchemaValues Read(NodeReader schema)
    {
        // Other tools use this keyword too, so a name may be any text.
        EquatableArray<string> names = schema[ExtensionKeywords.EnumNames].Texts();
        if (schema["const"].Literal() is { } constant)
        {
            return constant.Kind == JsonLiteralKind.Null
                ? new SchemaValues(Allowed: default, Pointers: default, HasNull: true, Names: default)
                : new SchemaValues(
                    new[] { constant }.ToEquatableArray(), new[] { schema["const"].Pointer }.ToEquatableArray(), HasNull: false, names);
        }

        NodeReader[] items = [.. schema["enum"].Items()];
        JsonLiteral[] written = [.. items.Select(item => item.Literal()!)];
        JsonLiteral[] allowed = [.. written.Where(value => value.Kind != JsonLiteralKind.Null)];
        return new SchemaValues(
            allowed.ToEquatableArray(),
            items.Where((_, i) => written[i].Kind != JsonLiteralKind.Null).Select(item => item.Pointer).ToEquatableArray(),
            HasNull: allowed.Length < written.Length,
            NamesOfAllowed(schema[ExtensionKeywords.EnumNames], names, written, allowed.Length));
    }

    /// <summary>Drops the name of the null: some documents name it along with the other values.</summary>
    private static EquatableArray<string> NamesOfAllowed(NodeReader word, EquatableArray<string> names, JsonLiteral[] written, int allowed)
    {
        if (names.IsEmpty || names.Count == allowed)
        {
            return names;
        }

        if (names.Count == written.Length)
        {
            return names.Where((_, i) => written[i].Kind != JsonLiteralKind.Null).ToEquatableArray();
        }

        word.Report(ProblemRules.NameCountWrong.Message(word.Name, names.Count, allowed));
        return default;
    }
}
