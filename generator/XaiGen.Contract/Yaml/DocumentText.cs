using XaiGen.Contract.Diagnostics;

namespace XaiGen.Contract.Yaml;

/// <summary>The text of a document and its lines.</summary>
internal sealed class DocumentText(string content, string? file = null)
{
    private int[]? _lineStarts;

    public string Content { get; } = content;

    public TextRange Range(int start, int end)
    {
        start = Math.Min(Math.Max(start, 0), Content.Length);
        end = Math.Min(Math.Max(end, start), Content.Length);
        (int line, int column) = Position(start);
        (int endLine, int endColumn) = Position(end);
        return new TextRange(start, end - start, line, column, endLine, endColumn) { File = file };
    }

    /// <summary>From <paramref name="start"/> to <paramref name="end"/>, or to the end of the line if that comes first.</summary>
    public TextRange FirstLine(int start, int end)
        => Range(start, Math.Min(end, TextLines.End(Content, start)));

    private (int Line, int Column) Position(int index)
    {
        _lineStarts ??= TextLines.Starts(Content);
        int found = Array.BinarySearch(_lineStarts, index);
        int line = found >= 0 ? found : ~found - 1;
        return (line + 1, index - _lineStarts[line] + 1);
    }
}
