using XaiGen.Contract.Model;

namespace XaiGen.Contract.Reading.Schemas;

/// <summary>
/// Normalises numbers that may be written as text. ASP.NET Core describes every number that way: as two types in 3.1, as two
/// members of an <c>anyOf</c> in 3.0, with a format or a pattern of digits.
/// </summary>
internal static class NumericText
{
    /// <summary>The format of a <c>TimeSpan</c> as .NET writes it.</summary>
    public const string TimeSpanFormat = "time-span";

    /// <summary>The pattern by which .NET describes a <c>TimeSpan</c>.</summary>
    private const string TimeSpanPattern = @"^-?(\d+\.)?\d{2}:\d{2}:\d{2}(\.\d{1,7})?$";

    private const JsonTypes Numbers = JsonTypes.Integer | JsonTypes.Number;

    private static readonly string[] s_names = ["NaN", "Infinity", "-Infinity"];

    /// <summary>The schema, or the number that it stands for.</summary>
    public static Schema Normalize(Schema schema)
    {
        if (!IsPlain(schema))
        {
            return schema;
        }

        return schema.AnyOf.Count == 2 ? OfMembers(schema, schema.AnyOf[0], schema.AnyOf[1])
            : schema.OneOf.Count == 2 ? OfMembers(schema, schema.OneOf[0], schema.OneOf[1])
            : schema.OneOf.Count + schema.AnyOf.Count > 0 ? schema
            : OfTypes(schema);
    }

    private static Schema OfTypes(Schema schema)
    {
        JsonTypes written = schema.Types;
        if (written == JsonTypes.String)
        {
            return schema.Pattern == TimeSpanPattern && schema.Format is null ? schema with { Format = TimeSpanFormat, Pattern = null }
                : schema is { Format: null, Pattern: { } pattern } && NumericFormats.IsOfDecimals(pattern)
                    ? AsNumber(schema, JsonTypes.Number, "decimal", NumberForm.Text)
                : !NumericFormats.IsNumberInString(schema.Format)
                    || (schema.Pattern is { } text && !AdmitsOnlyNumerals(text, schema.Format)) ? schema
                : AsNumber(schema, NumericFormats.KindOf(schema.Format), schema.Format, NumberForm.Text);
        }

        bool isEither = written.HasFlag(JsonTypes.String) && (written & Numbers) != 0 && (written & ~(JsonTypes.String | Numbers)) == 0;
        return written == JsonTypes.None && NumericFormats.KindOf(schema.Format) is not JsonTypes.None and JsonTypes kind
                ? AsNumber(schema, kind, schema.Format, NumberForm.NumberOrText)
            : isEither && OfEither(schema, schema.Format, schema.Pattern) is { } either ? either
            : schema;
    }

    private static Schema OfMembers(Schema union, Schema left, Schema right)
    {
        (Schema number, Schema other) = (left.Types & Numbers) != 0 && left.NumberForm != NumberForm.Text ? (left, right) : (right, left);
        if (!IsPlain(number)
            || number.OneOf.Count + number.AnyOf.Count > 0 || (number.Types & ~Numbers) != 0 || number.Types == JsonTypes.None)
        {
            return union;
        }

        if (number.NumberForm == NumberForm.Number && union.Types == JsonTypes.None
            && other is { Reference: null, NumberForm: NumberForm.Text, Format: "decimal" })
        {
            return Around(union, AsNumber(number, JsonTypes.Number, number.Format ?? "decimal", NumberForm.NumberOrText));
        }

        if (IsNames(other) && union.Types is JsonTypes.None or JsonTypes.Object)
        {
            return Around(union, AsNumber(number, number.Types, number.Format ?? union.Format, NumberForm.NumberOrName));
        }

        bool isText = IsPlain(other) && other.Types == JsonTypes.String && other.OneOf.Count + other.AnyOf.Count == 0;
        bool isFree = union.Types == JsonTypes.None || (union.Types & ~(JsonTypes.String | Numbers)) == 0;
        // A format of the string alone is often only a hint: 'indefinite' beside a number of days.
        return isText && isFree && OfEither(number, union.Format, other.Pattern ?? union.Pattern) is { } either
            ? Around(union, either)
            : union;
    }

    /// <param name="number">The schema of the number.</param>
    /// <param name="format">The format that also applies to its text.</param>
    /// <param name="pattern">The pattern of its text.</param>
    private static Schema? OfEither(Schema number, string? format, string? pattern)
    {
        JsonTypes kind = (number.Types & Numbers) == JsonTypes.Integer ? JsonTypes.Integer : JsonTypes.Number;
        if (NumericFormats.KindOf(format) != JsonTypes.None)
        {
            return AsNumber(number, kind, number.Format ?? format, NumberForm.NumberOrText);
        }

        return format is not null || pattern is null || !NumericFormats.AdmitsOnlyNumerals(pattern, kind == JsonTypes.Integer) ? null
            // If the text cannot have an exponent, it is a decimal number.
            : AsNumber(
                number,
                kind,
                number.Format ?? (kind == JsonTypes.Number && !NumericFormats.AdmitsExponents(pattern) ? "decimal" : null),
                NumberForm.NumberOrText);
    }

    private static bool AdmitsOnlyNumerals(string pattern, string? format)
        => NumericFormats.KindOf(format) == JsonTypes.Integer
            ? NumericFormats.AdmitsOnlyNumerals(pattern, isInteger: true)
            : NumericFormats.AdmitsNoOtherSigns(pattern);

    private static Schema AsNumber(Schema schema, JsonTypes kind, string? format, NumberForm form)
        => schema with { Types = kind, Format = format, NumberForm = form, Pattern = null, MinLength = null, MaxLength = null };

    /// <summary>The number with the constraints and annotations of the union.</summary>
    private static Schema Around(Schema union, Schema number) => union with
    {
        Types = number.Types,
        Format = number.Format,
        NumberForm = number.NumberForm,
        Pattern = null,
        MinLength = null,
        MaxLength = null,
        Minimum = union.Minimum ?? number.Minimum,
        Maximum = union.Maximum ?? number.Maximum,
        ExclusiveMinimum = union.ExclusiveMinimum ?? number.ExclusiveMinimum,
        ExclusiveMaximum = union.ExclusiveMaximum ?? number.ExclusiveMaximum,
        MultipleOf = union.MultipleOf ?? number.MultipleOf,
        Default = union.Default ?? number.Default,
        OneOf = default,
        AnyOf = default,
    };

    /// <summary>Whether a schema can be that of a number: it is not a reference and has no parts, values or case names.</summary>
    private static bool IsPlain(Schema schema) => schema is
    {
        Reference: null, Items: null, AdditionalProperties: null, Discriminator: null, IdType: null,
        Properties.Count: 0, AllOf.Count: 0, Enum.Count: 0, UnionNames.Count: 0, Required.Count: 0,
    };

    private static bool IsNames(Schema schema)
        => schema is { Reference: null, Enum.Count: > 0 } && schema.Types is JsonTypes.None or JsonTypes.String
            && schema.Enum.All(value => value.Kind == JsonLiteralKind.String && s_names.Contains(value.Text));
}
