using Newtonsoft.Json.Linq;
using NJsonSchema.Validation;
using NJsonSchema.Validation.FormatValidators;

namespace XaiGen.Review.Validation;

/// <summary>A <c>date-time</c> as RFC 3339 writes it; NJsonSchema also accepts a date, which no reader of timestamps does.</summary>
internal sealed class StrictDateTime : IFormatValidator
{
    public string Format => "date-time";

    public ValidationErrorKind ValidationErrorKind => ValidationErrorKind.DateTimeExpected;

#pragma warning disable RS0030 // The interface is NJsonSchema's.
    public bool IsValid(string value, JTokenType tokenType) => tokenType != JTokenType.String || ValueFormats.Allows(Format, value);
#pragma warning restore RS0030
}
