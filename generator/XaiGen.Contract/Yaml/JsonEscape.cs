using System.Globalization;

namespace XaiGen.Contract.Yaml;

/// <summary>Reads the escapes of JSON strings.</summary>
internal static class JsonEscape
{
    /// <summary>Reads the escape whose letter is at <paramref name="at"/>, and advances past it.</summary>
    /// <returns>The character; null if JSON has no such escape.</returns>
    internal static char? Read(string text, ref int at)
    {
        char letter = at < text.Length ? text[at] : '\0';
        at++;
        switch (letter)
        {
            case '"' or '\\' or '/':
                return letter;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when at + 4 <= text.Length
                && ushort.TryParse(text.Substring(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit):
                at += 4;
                return (char)unit;
            default:
                return null;
        }
    }
}
