#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Linq;
using global::System.Text.Json;

/// <summary>Tells what people named from what is data, and must be in no ledger, log or measure.</summary>
internal static class DriftNames
{
    /// <summary>Whether a name looks like an ID, a date, an address or a sentence.</summary>
    public static bool IsData(string name)
    {
        int digits = name.Count(char.IsAsciiDigit);
        return name.Length is 0 or > 64
            || name.Any(letter => letter is > '~' or <= ' ' or '@' or '/' or '\\')
            || (digits >= 4 && digits * 4 >= name.Length)
            || digits == name.Length
            || Guid.TryParse(name, out _);
    }

    /// <summary>A text, or what is written of another value.</summary>
    public static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    /// <summary>A value of an enum or a tag as it may be told.</summary>
    public static string Value(string text)
        => text.Length is 0 or > 64 || text.Any(letter => !char.IsAsciiLetterOrDigit(letter) && !"_-.:/+".Contains(letter))
            || text.Count(char.IsAsciiDigit) > 10 || Guid.TryParse(text, out _) ? "*" : text;

    /// <summary>A number as a bound beyond it could be: with one digit that is not zero. It is seldom the very value.</summary>
    public static decimal Outwards(decimal number, bool isUp)
    {
        decimal size = Math.Abs(number), unit = 1;
        while (size >= unit * 10 && unit < 1e27m)
        {
            unit *= 10;
        }

        while (size > 0 && size < unit && unit > 1e-27m)
        {
            unit /= 10;
        }

        decimal digits = isUp == number > 0 ? Math.Ceiling(size / unit) : Math.Floor(size / unit);
        return Math.Sign(number) * digits * unit;
    }
}
