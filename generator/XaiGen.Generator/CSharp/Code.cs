using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using XaiGen.Generator.Emission;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>A piece of C#, written as an interpolated string: <c>Code code = $"public {type} {name};"</c>.</summary>
/// <remarks>
/// Nothing from a contract becomes C# but through here. What stands outside of the holes is the generator's own, and a hole
/// takes no string: only names, literals and comment texts, each of which is escaped where it is made. So text that nobody
/// escaped does not compile. A piece of several lines in a hole is indented as the hole's line is, and a line of nothing
/// but empty holes is left out.
/// </remarks>
[InterpolatedStringHandler]
internal sealed class Code
{
    internal static readonly Code None = $"";

    private const int IndentSize = 4;

    // A thread renders one file after the other.
    [ThreadStatic]
    private static StringBuilder? s_text;

    // Texts of the generator as strings; everything else as what it is.
    private object[] _parts;
    private int _count;

    /// <summary>Called by the compiler, as are the methods that append.</summary>
    public Code(int literalLength, int formattedCount)
        => _parts = literalLength + formattedCount == 0 ? [] : new object[(2 * formattedCount) + 1];

    /// <summary>For the compiler alone, which passes what stands outside of the holes (a test sees to it).</summary>
    public void AppendLiteral(string text) => Add(text);

    public void AppendFormatted(Code? code) => Add(code ?? None);

    public void AppendFormatted(Identifier name) => Add(name);

    public void AppendFormatted(TypeName name) => Add(name);

    public void AppendFormatted(Literal literal) => Add(literal);

    public void AppendFormatted(DocText text) => Add(text);

    public void AppendFormatted(TemplateText text) => Add(text);

    public void AppendFormatted(int number) => Add(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted<TEnum>(TEnum value)
        where TEnum : struct, Enum
        => Add(value.ToString());

    private void Add(object part)
    {
        // Strings in a row, joined by +, have more parts than holes tell.
        if (_count == _parts.Length)
        {
            Array.Resize(ref _parts, (2 * _count) + 1);
        }

        _parts[_count++] = part;
    }

    public static implicit operator Code(Identifier name) => $"{name}";

    public static implicit operator Code(Literal literal) => $"{literal}";

    internal bool IsEmpty
    {
        get
        {
            for (int i = 0; i < _count; i++)
            {
                if (_parts[i] is not Code { IsEmpty: true })
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>The same piece: gives an interpolated string its type where C# takes it for a string.</summary>
    internal static Code Of(Code code) => code;

    internal static Code If(bool condition, Code code) => condition ? code : None;

    /// <summary>The pieces one after the other, without the empty ones.</summary>
    internal static Code Join(Code separator, IEnumerable<Code> pieces)
    {
        Code[] all = [.. pieces.Where(piece => !piece.IsEmpty)];
        var joined = new Code(0, all.Length);
        for (int i = 0; i < all.Length; i++)
        {
            if (i > 0)
            {
                joined.AppendFormatted(separator);
            }

            joined.AppendFormatted(all[i]);
        }

        return joined;
    }

    /// <summary>A list between commas.</summary>
    internal static Code List(IEnumerable<Code> items) => Join($", ", items);

    /// <summary>A list of literals between commas.</summary>
    internal static Code List(IEnumerable<string> texts) => List(texts.Select(text => (Code)Literal.Of(text)));

    internal static Code Lines(IEnumerable<Code> lines) => Join($"\n", lines);

    /// <summary>Members, with a blank line between them.</summary>
    internal static Code Members(IEnumerable<Code> members) => Join($"\n\n", members);

    /// <summary>
    /// The source text, with tabs for indentation, each a quarter of the usual bytes, and <c>\n</c> line ends, whatever
    /// the machine's are.
    /// </summary>
    internal string Render()
    {
        StringBuilder text = s_text ?? new StringBuilder();
        s_text = null;
        new Renderer(text).Write(this, 0);
        string source = text.ToString();
        s_text = text.Clear();
        return source;
    }

    private struct Renderer(StringBuilder text)
    {
        // Of the current line of the source: its tabs, and what stands on it.
        private int _indent;
        private bool _hasText;
        private bool _hasHole;

        /// <param name="indent">The indentation of the line that the piece begins on, which its further lines have too.</param>
        internal void Write(Code code, int indent)
        {
            // Of the current line of this piece, whatever its holes may have brought.
            int line = indent;
            for (int i = 0; i < code._count; i++)
            {
                switch (code._parts[i])
                {
                    case string own:
                        line = WriteLines(own, indent, line);
                        break;
                    case Code inner:
                        _hasHole = true;
                        Write(inner, line);
                        break;
                    default:
                        StartLine();
                        text.Append(code._parts[i]);
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

        /// <summary>Gives the tabs that stand for the text's own blanks.</summary>
        private int WriteLine(string own, int start, int length)
        {
            // A template has the line ends of its source file, which may have been checked out with others.
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
                text.Append(own, start + spaces, length - spaces);
            }

            return tabs;
        }

        private void StartLine()
        {
            if (!_hasText)
            {
                text.Append('\t', _indent);
                _hasText = true;
            }
        }

        private void EndLine(int indent)
        {
            if (_hasText || !_hasHole)
            {
                text.Append('\n');
            }

            _hasText = _hasHole = false;
            _indent = indent;
        }
    }
}
