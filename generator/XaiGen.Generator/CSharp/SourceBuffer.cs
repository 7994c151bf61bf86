namespace XaiGen.Generator.CSharp;

/// <summary>
/// The source text of a file while it is rendered. It is indented with tabs, which take a quarter of the bytes of spaces, and its line ends
/// are always <c>\n</c>.
/// </summary>
internal sealed class SourceBuffer
{
    private const int IndentSize = 4;

    /// <summary>A larger buffer is not kept for the next file.</summary>
    private const int MaxKept = 1 << 20;

    // Reused per thread, which renders one file after the other.
    [ThreadStatic]
    private static SourceBuffer? s_unused;

    private char[] _text = new char[1 << 14];

    // State of the current line of the source: its tabs, and whether it has text or a hole.
    private int _indent;
    private bool _hasText;
    private bool _hasHole;

    private SourceBuffer()
    {
    }

    internal int Length { get; private set; }

    /// <summary>Returns an empty buffer.</summary>
    internal static SourceBuffer Take()
    {
        SourceBuffer buffer = s_unused ?? new SourceBuffer();
        s_unused = null;
        return buffer;
    }

    /// <summary>Returns the text; the buffer must not be used afterwards.</summary>
    internal string Release()
    {
        string text = new(_text, 0, Length);
        Length = 0;
        s_unused = _text.Length <= MaxKept ? this : null;
        return text;
    }

    internal bool Contains(string text) => _text.AsSpan(0, Length).IndexOf(text.AsSpan()) >= 0;

    /// <summary>Appends a piece whose first line is not indented.</summary>
    internal void Write(Code code)
    {
        _hasText = _hasHole = false;
        _indent = 0;
        Write(code, 0);
    }

    /// <summary>Moves the text from a position to its end in front of the rest.</summary>
    internal void MoveToFront(int start)
    {
        int moved = Length - start;
        EnsureRoom(moved);
        Array.Copy(_text, 0, _text, moved, Length);
        Array.Copy(_text, Length, _text, 0, moved);
    }

    /// <param name="indent">The indentation of the line on which the piece begins; its further lines have the same.</param>
    private void Write(Code code, int indent)
    {
        // The indentation of the current line of this piece, regardless of what its holes added.
        int line = indent;
        for (int i = 0; i < code.Count; i++)
        {
            switch (code[i])
            {
                case string own:
                    line = WriteLines(own, indent, line);
                    break;
                case Code inner:
                    _hasHole = true;
                    Write(inner, line);
                    break;
                case var other:
                    StartLine();
                    string text = other.ToString();
                    Append(text, 0, text.Length);
                    break;
            }
        }
    }

    private int WriteLines(string own, int indent, int line)
    {
        int start = 0;
        while (true)
        {
            int end = own.IndexOf('\n', start);
            line += WriteLine(own, start, (end < 0 ? own.Length : end) - start);
            if (end < 0)
            {
                return line;
            }

            EndLine(indent);
            line = indent;
            start = end + 1;
        }
    }

    /// <summary>Writes one line of the text and returns the number of tabs that replace its leading spaces.</summary>
    private int WriteLine(string own, int start, int length)
    {
        // A template has the line ends of its source file, which may have been checked out with CRLF.
        if (length > 0 && own[start + length - 1] == '\r')
        {
            length--;
        }

        int spaces = 0;
        while (!_hasText && spaces < length && own[start + spaces] == ' ')
        {
            spaces++;
        }

        int tabs = spaces / IndentSize;
        _indent += tabs;
        if (spaces < length)
        {
            StartLine();
            Append(own, start + spaces, length - spaces);
        }

        return tabs;
    }

    private void StartLine()
    {
        if (_hasText)
        {
            return;
        }

        EnsureRoom(_indent);
        _text.AsSpan(Length, _indent).Fill('\t');
        Length += _indent;
        _hasText = true;
    }

    private void EndLine(int indent)
    {
        if (_hasText || !_hasHole)
        {
            EnsureRoom(1);
            _text[Length++] = '\n';
        }

        _hasText = _hasHole = false;
        _indent = indent;
    }

    private void Append(string text, int start, int length)
    {
        EnsureRoom(length);
        text.CopyTo(start, _text, Length, length);
        Length += length;
    }

    private void EnsureRoom(int length)
    {
        if (Length + length > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(2 * _text.Length, Length + length));
        }
    }
}
