using System.Globalization;
using System.Text;

namespace XaiGen.Contract.Diagnostics;

/// <summary>Makes text that may come from a contract safe to display.</summary>
/// <remarks>
/// A contract is untrusted text: a line end in it could forge a line of build output, an escape sequence could
/// clear the terminal, and a bidirectional mark could make a message read differently.
/// </remarks>
public static class DisplayText
{
    /// <summary>Longer than any message needs to be, yet short enough not to push later messages out of sight.</summary>
    public const int MaxLength = 1000;

    /// <summary>
    /// The text as one line: line ends and tabs become spaces, and other characters that cannot be displayed are escaped as <c>\u001b</c>.
    /// </summary>
    public static string Of(string text)
    {
        if (text.Length <= MaxLength && IsPlain(text))
        {
            return text;
        }

        var shown = new StringBuilder(Math.Min(text.Length, MaxLength));
        for (int i = 0; i < text.Length; i++)
        {
            if (shown.Length >= MaxLength)
            {
                return shown.Append('…').ToString();
            }

            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                shown.Append(c).Append(text[++i]);
            }
            else if (c is '\n' or '\t' or '\u0085' or '\u2028' or '\u2029')
            {
                shown.Append(' ');
            }
            else if (c == '\r')
            {
                // For CR LF, only the LF becomes a space.
                shown.Append(i + 1 < text.Length && text[i + 1] == '\n' ? "" : " ");
            }
            else if (IsShown(c))
            {
                shown.Append(c);
            }
            else
            {
                shown.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
        }

        return shown.ToString();
    }

    private static bool IsPlain(string text)
    {
        foreach (char c in text)
        {
            if (!IsShown(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <remarks>Joiners are shown because words and emoji contain them; all other format characters are invisible.</remarks>
    private static bool IsShown(char c)
        => c is (>= ' ' and <= '~') or '\u200c' or '\u200d'
            || char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
}
