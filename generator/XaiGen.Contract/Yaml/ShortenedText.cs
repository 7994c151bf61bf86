using System.Text;

namespace XaiGen.Contract.Yaml;

/// <summary>
/// A text without the blanks of block scalars that hold nothing but blank lines: YAML 1.2 (8.1.1.1) allows them any number of blanks, and
/// YamlDotNet refuses more than the next line is indented. Such a scalar is the same without them; where things stand in the text is not.
/// </summary>
internal sealed class ShortenedText
{
    /// <summary>Where blanks were taken out, in this text, and how many had been by then.</summary>
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
                // Blanks count here, or a line is not blank; what stands in the scalar is no header.
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

    /// <summary>The text without such blanks; null where it has none.</summary>
    public static ShortenedText? Of(string text) => new ShortenedText(text) is { _cuts.Count: > 0 } shortened ? shortened : null;

    /// <summary>Where a character of <see cref="Text"/> stands in the text that was written.</summary>
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
    /// How far the node around a block scalar is indented, where the line ends with the scalar's header, and whether the header says by
    /// how much the scalar is; null elsewhere.
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

        // Each dash of a list in a list indents what stands behind it; right behind the last may stand the scalar itself.
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
