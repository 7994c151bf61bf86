using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using XaiGen.Generator.Emission;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>A piece of C#, written as an interpolated string: <c>Code code = $"public {type} {name};"</c>.</summary>
/// <remarks>
/// All C# made from a contract goes through this type. Text outside the holes is the generator's own, and a hole does not accept strings:
/// only names, literals and comment texts, each of which is escaped when it is created. Unescaped text therefore does not compile. A
/// multi-line piece in a hole is indented like the hole's line, and a line that contains only empty holes is omitted.
/// </remarks>
[InterpolatedStringHandler]
internal sealed class Code
{
    internal static readonly Code None = $"";

    private const int IndentSize = 4;

    // Reused per thread, which renders one file after the other.
    [ThreadStatic]
    private static StringBuilder? s_text;

    // The generator's own texts are strings; everything else keeps its type.
    private object[] _parts;
    private int _count;

    /// <summary>Called by the compiler, like the append methods.</summary>
    public Code(int literalLength, int formattedCount)
        => _parts = literalLength + formattedCount == 0 ? [] : new object[(2 * formattedCount) + 1];

    /// <summary>Called only by the compiler, which passes the text outside the holes; a test ensures this.</summary>
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
        // Strings concatenated with + have more parts than the number of holes suggests.
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

    /// <summary>Returns the same piece. Types an interpolated string as <see cref="Code"/> where C# would make it a string.</summary>
    internal static Code Of(Code code) => code;

    internal static Code If(bool condition, Code code) => condition ? code : None;

    /// <summary>Concatenates the pieces, without the empty ones.</summary>
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

    /// <summary>A comma-separated list.</summary>
    internal static Code List(IEnumerable<Code> items) => Join($", ", items);

    /// <summary>A comma-separated list of literals.</summary>
    internal static Code List(IEnumerable<string> texts) => List(texts.Select(text => (Code)Literal.Of(text)));

    internal static Code Lines(IEnumerable<Code> lines) => Join($"\n", lines);

    /// <summary>Joins members with a blank line between them.</summary>
    internal static Code Members(IEnumerable<Code> members) => Join($"\n\n", members);

    /// <summary>
    /// Renders the source text. It is indented with tabs, which take a quarter of the bytes of spaces, and its line ends are always
    /// <c>\n</c>.
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
        // State of the current line of the source: its tabs, and whether it has text or a hole.
        private int _indent;
        private bool _hasText;
        private bool _hasHole;

        /// <param name="indent">The indentation of the line on which the piece begins; its further lines have the same.</param>
        internal void Write(Code code, int indent)
        {
            // The indentation of the current line of this piece, regardless of what its holes added.
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
