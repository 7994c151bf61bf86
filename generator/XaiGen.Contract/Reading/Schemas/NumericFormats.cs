using System.Text.RegularExpressions;
using XaiGen.Contract.Model;

namespace XaiGen.Contract.Reading.Schemas;

/// <summary>Recognises formats and patterns that make a value a number, whatever its JSON type.</summary>
internal static class NumericFormats
{
    private static readonly HashSet<string> s_integers = new(StringComparer.Ordinal)
    {
        "int8", "int16", "int32", "int64", "int128", "uint8", "uint16", "uint32", "uint64", "uint128", "unix-time",
        "unixtime",
    };

    private static readonly HashSet<string> s_fractions = new(StringComparer.Ordinal) { "float", "double", "decimal", "decimal128" };

    /// <summary>Formats that make a string a number: JSON numbers could lose some of their digits.</summary>
    private static readonly HashSet<string> s_inStrings = new(StringComparer.Ordinal) { "int64", "uint64", "int128", "uint128", "decimal" };

    /// <summary>Samples that patterns are tested with: a pattern of numbers must not match any other text.</summary>
    private static readonly string[] s_texts = [.. Texts()];

    /// <summary>The kind of number that a format stands for; none if it does not stand for a number.</summary>
    public static JsonTypes KindOf(string? format)
        => format is null ? JsonTypes.None
            : s_integers.Contains(format) ? JsonTypes.Integer
            : s_fractions.Contains(format) ? JsonTypes.Number
            : JsonTypes.None;

    /// <summary>Whether a string of this format is a number in C#.</summary>
    public static bool IsNumberInString(string? format) => format is not null && s_inStrings.Contains(format);

    /// <summary>Whether the pattern matches only numbers, so that its text can be converted to a number and back.</summary>
    /// <remarks>A leading zero makes a text not an integer: postal codes must keep theirs.</remarks>
    public static bool AdmitsOnlyNumerals(string pattern, bool isInteger) => Admits(pattern, ["1"], text => IsNumeral(text, isInteger));

    /// <summary>
    /// Whether the pattern matches only texts of digits and the signs of numbers. Where a format says that the text is a number, the
    /// pattern need not rule out the empty text or a lone sign.
    /// </summary>
    public static bool AdmitsNoOtherSigns(string pattern)
        => Admits(pattern, ["1"], text => text.All(c => char.IsDigit(c) || "+-.eE".IndexOf(c) >= 0));

    /// <summary>
    /// Whether the pattern matches numbers, including negative ones and fractions, and nothing else: identifiers and versions have no sign.
    /// </summary>
    public static bool IsOfDecimals(string pattern)
        => Admits(pattern, ["1", "-1", "1.1"], text => IsNumeral(text, isInteger: false)) && !AdmitsExponents(pattern);

    /// <summary>Whether the pattern matches these numbers, and of the samples only some; false if it cannot be tested.</summary>
    private static bool Admits(string pattern, string[] numbers, Func<string, bool> mayMatch)
    {
        if (!SchemaPattern.CanCheck(pattern))
        {
            return false;
        }

        var regex = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        try
        {
            return numbers.All(regex.IsMatch) && s_texts.All(text => !regex.IsMatch(text) || mayMatch(text));
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>Whether the pattern matches numbers with an exponent.</summary>
    public static bool AdmitsExponents(string pattern)
        => SchemaPattern.CanCheck(pattern) && Regex.IsMatch("1e1", pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static bool IsNumeral(string text, bool isInteger)
        => isInteger ? Regex.IsMatch(text, @"\A[+-]?(0|[1-9][0-9]*)\z", RegexOptions.CultureInvariant)
            : Regex.IsMatch(text, @"\A[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant);

    /// <summary>All texts of up to four characters that occur in numbers, and each other character alone and beside a digit.</summary>
    private static IEnumerable<string> Texts()
    {
        string[] texts = [""];
        for (int length = 0; length < 5; length++)
        {
            foreach (string text in texts)
            {
                yield return text;
            }

            texts = [.. texts.SelectMany(text => "01+-.e".Select(c => text + c))];
        }

        for (char c = ' '; c <= '~'; c++)
        {
            if (!char.IsDigit(c) && "+-.eE".IndexOf(c) < 0)
            {
                yield return $"{c}";
                yield return $"{c}1";
                yield return $"1{c}";
                yield return $"1{c}1";
            }
        }
    }
}
