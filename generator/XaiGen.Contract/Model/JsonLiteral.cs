using System.Globalization;

namespace XaiGen.Contract.Model;

/// <summary>A value written in the document. The text of a string is unquoted; the text of any other value is JSON.</summary>
public sealed record JsonLiteral(JsonLiteralKind Kind, string Text)
{
    /// <summary>
    /// Whether the value is an integer in plain notation, in the range of <see cref="long"/>: 1.0 and 1e3 are not.
    /// </summary>
    public bool IsInteger
        => Kind == JsonLiteralKind.Number && long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    /// <summary>The value of that kind that a text represents, or the text itself if it represents none.</summary>
    public static JsonLiteral Of(string text, JsonLiteralKind kind)
    {
        var literal = new JsonLiteral(kind, text);
        bool isOfKind = kind switch
        {
            JsonLiteralKind.Number => literal.IsInteger,
            JsonLiteralKind.Boolean => text is "true" or "false",
            JsonLiteralKind.String => true,
            _ => false,
        };
        return isOfKind ? literal : new JsonLiteral(JsonLiteralKind.String, text);
    }

    /// <summary>The value as JSON.</summary>
    public string ToJson() => Kind == JsonLiteralKind.String ? JsonText.Quote(Text) : Text;
}
