using System.Globalization;
using System.Text;

namespace XaiGen.Generator.CSharp;

/// <summary>Values as C# source.</summary>
internal static class Literal
{
    internal static string Of(string text)
    {
        var literal = new StringBuilder(text.Length + 2).Append('"');
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' => literal.Append("\\\""),
                '\\' => literal.Append("\\\\"),
                '\n' => literal.Append("\\n"),
                '\r' => literal.Append("\\r"),
                '\t' => literal.Append("\\t"),
                '\0' => literal.Append("\\0"),
                < ' ' or '\u007f' or '\u0085' or '\u2028' or '\u2029' => literal.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ when char.IsSurrogate(c) => literal.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => literal.Append(c),
            };
        }

        return literal.Append('"').ToString();
    }

    /// <summary>A UTF-8 literal. A lone surrogate has no UTF-8 form and becomes the replacement character, as in every encoder.</summary>
    internal static string Utf8(string text) => Of(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))) + "u8";

    internal static string Of(decimal value) => value.ToString(CultureInfo.InvariantCulture) + "m";

    internal static string Of(decimal? value) => value is { } number ? Of(number) : "null";

    internal static string Of(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "null";

    internal static string Of(bool value) => value ? "true" : "false";
}
