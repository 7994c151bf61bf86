using System.Text;

namespace XaiGen.Contract.Yaml;

/// <summary>
/// A text without the spaces in block scalars that have only blank lines. YAML 1.2 (8.1.1.1) allows any number of spaces there, but
/// YamlDotNet rejects more than the indentation of the next line. Removing them does not change the scalar, but does move positions.
/// </summary>
internal sealed class ShortenedText
{
    /// <summary>Where spaces were removed, as indexes of the shortened text, with the total removed so far.</summary>
    private readonly List<(int At, int Removed)> _cuts = [];

    private ShortenedText(string text)
    {
        var kept = new StringBuilder(text.Length);
        int copied = 0;
        for (int start = 0; start < text.Length; start = NextLine(text, start))
        {
            if (Header(text, start) is not var (indent, isCounted))
            {
                continue;
            }

            int body = NextLine(text, start), end = body;
            while (end < text.Length && IsBlank(text, end))
            {
                end = NextLine(text, end);
            }

            if (isCounted || (end < text.Length && Indent(text, end) > indent))
            {
                // Either spaces count here or a line is not blank: keep the scalar, and skip it, because its lines are not headers.
                while (end < text.Length && (IsBlank(text, end) || Indent(text, end) > indent))
                {
                    start = end;
                    end = NextLine(text, end);
                }

                continue;
            }

            for (int line = body; line < end; line = NextLine(text, line))
            {
                int blanks = Indent(text, line);
                kept.Append(text, copied, line - copied);
                copied = line + blanks;
                _cuts.Add((kept.Length, copied - kept.Length));
            }
        }

        Text = kept.Append(text, copied, text.Length - copied).ToString();
    }

    public string Text { get; }

    /// <summary>The text without such spaces; null if it has none.</summary>
    public static ShortenedText? Of(string text) => new ShortenedText(text) is { _cuts.Count: > 0 } shortened ? shortened : null;

    /// <summary>The index in the original text of a character of <see cref="Text"/>.</summary>
    public int Written(int index)
    {
        int low = 0, high = _cuts.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _cuts[middle].At <= index ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? index : index + _cuts[low - 1].Removed;
    }

    /// <summary>
    /// If the line ends with the header of a block scalar, the indentation of the node around the scalar, and whether the header
    /// states the scalar's own indentation; otherwise null.
    /// </summary>
    private static (int Indent, bool IsCounted)? Header(string text, int start)
    {
        int end = TextLines.End(text, start), at = end;
        int comment = text.LastIndexOf(" #", end - 1, end - start, StringComparison.Ordinal);
        if (comment >= 0 && text[start + Indent(text, start)] != '#')
        {
            at = comment;
        }

        at = SkipBack(text, start, at, static letter => letter is ' ' or '\t' or '\r');
        int indicators = at;
        at = SkipBack(text, start, at, static letter => letter is '+' or '-' or (>= '1' and <= '9'));
        if (at <= start || text[at - 1] is not ('|' or '>') || (at - 2 >= start && text[at - 2] is not (' ' or '\t')))
        {
            return null;
        }

        int column = start + Indent(text, start);
        if (text[column] == '#')
        {
            return null;
        }

        // In nested lists, each dash indents what follows it; after the last dash the scalar itself may follow.
        while (text[column] == '-' && column + 1 < at && text[column + 1] == ' ')
        {
            int next = column + 1 + Indent(text, column + 1);
            if (next >= at - 1)
            {
                break;
            }

            column = next;
        }

        return (column - start, text.Substring(at, indicators - at).Any(char.IsDigit));
    }

    private static int SkipBack(string text, int start, int at, Func<char, bool> isPassed)
    {
        while (at > start && isPassed(text[at - 1]))
        {
            at--;
        }

        return at;
    }

    private static bool IsBlank(string text, int start) => TextLines.End(text, start) - start == Indent(text, start);

    private static int Indent(string text, int start)
    {
        int at = start;
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at - start;
    }

    private static int NextLine(string text, int start)
    {
        int next = text.IndexOf('\n', start);
        return next < 0 ? text.Length : next + 1;
    }
}
