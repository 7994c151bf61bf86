#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System.Globalization;
using global::System.Text;

/// <summary>
/// Text from outside as a message, a log or an activity shows it: one line of bounded length, without characters that a
/// terminal obeys or that reorder the text around them.
/// </summary>
internal static class ShownText
{
    internal const int MaxLength = 1000;

    internal static string OneLine(string text, int limit = MaxLength)
    {
        var line = new StringBuilder();
        bool isBlank = false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (IsBlank(rune))
            {
                isBlank = line.Length > 0;
                continue;
            }

            if (line.Length >= limit)
            {
                return line.Append('…').ToString();
            }

            if (isBlank)
            {
                line.Append(' ');
                isBlank = false;
            }

            // A surrogate without its pair comes as U+FFFD.
            line.Append(rune.ToString());
        }

        return line.ToString();
    }

    // Joiners are format characters too, but words and emoji are made with them.
    private static bool IsBlank(Rune rune) =>
        Rune.IsWhiteSpace(rune)
        || (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format && rune.Value is not (0x200C or 0x200D));
}
