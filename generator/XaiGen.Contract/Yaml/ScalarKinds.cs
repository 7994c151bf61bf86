using System.Globalization;
using System.Numerics;

namespace XaiGen.Contract.Yaml;

/// <summary>The kind of an unquoted scalar by YAML 1.2's core schema: <c>yes</c>, <c>on</c> and dates are text.</summary>
internal static class ScalarKinds
{
    public static ScalarKind Of(string text)
    {
        if (text.Length == 0)
        {
            return ScalarKind.Null;
        }

        return text[0] switch
        {
            '~' or 'n' or 'N' when text is "~" or "null" or "Null" or "NULL" => ScalarKind.Null,
            't' or 'T' or 'f' or 'F' when text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarKind.Boolean,
            '+' or '-' or '.' or (>= '0' and <= '9') => OfNumber(text),
            _ => ScalarKind.String,
        };
    }

    /// <summary>The number as JSON text, without a plus sign or leading zeros.</summary>
    public static string ToJsonNumber(string text)
    {
        if (text.StartsWith("0x", StringComparison.Ordinal))
        {
            return BigInteger.Parse("0" + text.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
                .ToString(CultureInfo.InvariantCulture);
        }

        if (text.StartsWith("0o", StringComparison.Ordinal))
        {
            return text.Skip(2).Aggregate(BigInteger.Zero, (sum, digit) => (sum * 8) + (digit - '0'))
                .ToString(CultureInfo.InvariantCulture);
        }

        string sign = text[0] == '-' ? "-" : "";
        string digits = text.TrimStart('+', '-');
        int wholeLength = Digits(digits, 0);
        string whole = digits.Substring(0, wholeLength).TrimStart('0');
        string rest = digits.Substring(wholeLength);
        if (rest.StartsWith(".", StringComparison.Ordinal) && Digits(rest, 1) == 1)
        {
            rest = rest.Substring(1);
        }

        return sign + (whole.Length == 0 ? "0" : whole) + rest;
    }

    private static ScalarKind OfNumber(string text)
    {
        if (text.StartsWith("0x", StringComparison.Ordinal))
        {
            return text.Length > 2 && text.Skip(2).All(Uri.IsHexDigit) ? ScalarKind.Integer : ScalarKind.String;
        }

        if (text.StartsWith("0o", StringComparison.Ordinal))
        {
            return text.Length > 2 && text.Skip(2).All(digit => digit is >= '0' and <= '7') ? ScalarKind.Integer : ScalarKind.String;
        }

        int start = text[0] is '+' or '-' ? 1 : 0;
        int end = Digits(text, start);
        int count = end - start;
        if (count > 0 && end == text.Length)
        {
            return ScalarKind.Integer;
        }

        if (end < text.Length && text[end] == '.')
        {
            int fraction = end + 1;
            end = Digits(text, fraction);
            count += end - fraction;
        }

        if (count > 0 && end < text.Length && (text[end] is 'e' or 'E'))
        {
            int exponent = end + 1 < text.Length && (text[end + 1] is '+' or '-') ? end + 2 : end + 1;
            end = Digits(text, exponent);
            count = end - exponent;
        }

        return count > 0 && end == text.Length ? ScalarKind.Float : ScalarKind.String;
    }

    /// <summary>The end of the run of digits that starts at <paramref name="start"/>.</summary>
    private static int Digits(string text, int start)
    {
        while (start < text.Length && text[start] is >= '0' and <= '9')
        {
            start++;
        }

        return start;
    }
}
