using System.Text;

namespace XaiGen.Generator.Emission;

/// <summary>Builds source text with tabs for indentation, each a quarter of the usual bytes, and <c>\n</c> line ends, whatever the machine's are.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _afterOpening;

    /// <summary>Writes a line, or several indented alike; an empty one stays empty.</summary>
    internal SourceWriter Line(string text = "")
    {
        int start = 0;
        for (int end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', start))
        {
            Append(text, start, end - start);
            start = end + 1;
        }

        Append(text, start, text.Length - start);
        _afterOpening = false;
        return this;
    }

    /// <summary>A blank line between members: none after an opening brace.</summary>
    internal SourceWriter Separate() => _afterOpening ? this : Line();

    internal SourceWriter Open(string? header = null)
    {
        if (header is not null)
        {
            Line(header);
        }

        Line("{");
        _depth++;
        _afterOpening = true;
        return this;
    }

    internal SourceWriter Close(string suffix = "")
    {
        _depth--;
        return Line("}" + suffix);
    }

    internal SourceWriter Indented(Action<SourceWriter> write)
    {
        _depth++;
        write(this);
        _depth--;
        return this;
    }

    private void Append(string text, int start, int length)
    {
        if (length > 0)
        {
            _text.Append('\t', _depth).Append(text, start, length);
        }

        _text.Append('\n');
    }

    public override string ToString()
        => _depth == 0 ? _text.ToString() : throw new InvalidOperationException($"A block is still open: depth {_depth}.");
}
