using XaiGen.Contract.Diagnostics;

namespace XaiGen.Contract.Yaml;

/// <summary>A document's text and the lines in it.</summary>
internal sealed class DocumentText(string content)
{
    /// <summary>What the compiler counts as the end of a line, and so every editor that shows its messages.</summary>
    private static readonly char[] s_lineEnds = ['\r', '\n', '\u0085', '\u2028', '\u2029'];

    private int[]? _lineStarts;

    public string Content { get; } = content;

    public TextRange Range(int start, int end)
    {
        start = Math.Min(Math.Max(start, 0), Content.Length);
        end = Math.Min(Math.Max(end, start), Content.Length);
        var (line, column) = Position(start);
        var (endLine, endColumn) = Position(end);
        return new TextRange(start, end - start, line, column, endLine, endColumn);
    }

    /// <summary>From <paramref name="start"/> to <paramref name="end"/>, or to the end of the line if that comes first.</summary>
    public TextRange FirstLine(int start, int end)
    {
        int lineEnd = Content.IndexOfAny(s_lineEnds, Math.Min(start, Content.Length));
        return Range(start, lineEnd < 0 ? end : Math.Min(end, lineEnd));
    }

    private (int Line, int Column) Position(int index)
    {
        _lineStarts ??= FindLineStarts(Content);
        int found = Array.BinarySearch(_lineStarts, index);
        int line = found >= 0 ? found : ~found - 1;
        return (line + 1, index - _lineStarts[line] + 1);
    }

    private static int[] FindLineStarts(string text)
    {
        List<int> starts = [0];
        for (int end = text.IndexOfAny(s_lineEnds); end >= 0; end = text.IndexOfAny(s_lineEnds, end + 1))
        {
            bool isHalf = text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n';
            if (!isHalf)
            {
                starts.Add(end + 1);
            }
        }

        return [.. starts];
    }
}
