using XaiGen.Contract.Diagnostics;

namespace XaiGen.Testing;

/// <summary>A text with one range marked by the brackets ⟦ and ⟧.</summary>
internal sealed record MarkedText(string Text, TextRange Range)
{
    public static MarkedText Parse(string marked)
    {
        int start = marked.IndexOf('⟦'), end = marked.IndexOf('⟧') - 1;
        start.ShouldBeGreaterThanOrEqualTo(0, "the text has no mark");
        string text = marked.Remove(start, 1).Remove(end, 1);
        (int line, int column) = Position(text, start);
        (int endLine, int endColumn) = Position(text, end);
        return new MarkedText(text, new TextRange(start, end - start, line, column, endLine, endColumn));
    }

    private static (int Line, int Column) Position(string text, int index)
    {
        string before = text[..index];
        return (before.Count(letter => letter == '\n') + 1, index - (before.LastIndexOf('\n') + 1) + 1);
    }
}
