#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Linq;
using global::System.Text;
using global::System.Text.Json;

/// <summary>Distinguishes names from data, which must not get into a ledger, log or metric.</summary>
internal static class DriftNames
{
    private const int LeastRandom = 8;

    /// <summary>Whether a name looks like an ID, a date, an address or a sentence.</summary>
    public static bool IsData(string name)
    {
        int digits = name.Count(char.IsAsciiDigit);
        return name.Length is 0 or > 64
            || name.TrimStart('@').Any(letter => !char.IsAsciiLetterOrDigit(letter) && !"_-.$:#~".Contains(letter))
            || (digits >= 4 && digits * 4 >= name.Length)
            || digits == name.Length
            || IsRandom(name)
            || Guid.TryParse(name, out _);
    }

    /// <summary>Whether a word of the text changes as often between small letters, capitals and digits as random texts do.</summary>
    private static bool IsRandom(string text)
    {
        for (int i = 1, length = 1, changes = 0; i < text.Length; i++)
        {
            int before = ClassOf(text[i - 1]), now = ClassOf(text[i]);
            (length, changes) = now == 0 || before == 0 ? (1, 0) : (length + 1, changes + (now == before || before - now == 1 ? 0 : 1));
            if (length >= LeastRandom && changes * 3 > length)
            {
                return true;
            }
        }

        return false;
    }

    /// <remarks>One more than small letters are capitals: they begin words, which is no change.</remarks>
    private static int ClassOf(char letter)
        => char.IsAsciiLetterLower(letter) ? 1 : char.IsAsciiLetterUpper(letter) ? 2 : char.IsAsciiDigit(letter) ? 4 : 0;

    /// <summary>The text of a string; the JSON of any other value.</summary>
    public static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    /// <summary>The value of an enum or a tag, or <c>*</c> if it may be data.</summary>
    public static string Value(ReadOnlySpan<byte> utf8)
    {
        string text = Encoding.UTF8.GetString(utf8);
        return text.Length is 0 or > 64 || text.Any(letter => !char.IsAsciiLetterOrDigit(letter) && !"_-.:/+".Contains(letter))
            || text.Count(char.IsAsciiDigit) > (text.Any(char.IsAsciiLetter) ? 10 : 4)
            || IsRandom(text) || Guid.TryParse(text, out _) ? "*" : text;
    }

    /// <summary>Rounds a number away from the bound that it exceeds, to one significant digit, so that the value stays unknown.</summary>
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
