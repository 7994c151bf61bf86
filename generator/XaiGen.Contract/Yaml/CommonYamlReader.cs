using System.Globalization;
using System.Text;

namespace XaiGen.Contract.Yaml;

/// <summary>
/// Parses the YAML that most contracts consist of: block collections, scalars and flow collections of one line, and block scalars. The
/// tree is the same as that of <see cref="YamlTreeReader"/>, which takes several times as long and reads everything else.
/// </summary>
/// <remarks>Whatever is rare, doubtful or malformed makes it give up, so it reports nothing but keys that occur twice.</remarks>
internal sealed class CommonYamlReader
{
    /// <summary>Characters that YamlDotNet ends a line at or rejects, or that are spaces but no indentation.</summary>
    private static readonly char[] s_rareCharacters = ['\0', '\t', '\r', '\u0085', '\u2028', '\u2029', '\uFEFF'];

    /// <summary>Characters that begin something other than a plain scalar.</summary>
    private const string Indicators = ",[]{}#&*!|>'\"%@`?:";

    /// <summary>A limit of YAML, for keys on the line of their colon.</summary>
    private const int LongestKey = 1024;

    private readonly string _text;
    private readonly TreeContext _builder;

    // The next character to read, and the column of the first one on its line that is not a space; -1 at the end of the text.
    private int _at;
    private int _column;

    private CommonYamlReader(string text, TreeContext builder)
    {
        _text = text;
        _builder = builder;
    }

    /// <summary>The root of the only document; null if the text has anything beside common YAML.</summary>
    public static YamlNode? Read(string text, TreeContext builder)
    {
        if (text.IndexOfAny(s_rareCharacters) >= 0)
        {
            return null;
        }

        try
        {
            return new CommonYamlReader(text, builder).ReadRoot();
        }
        catch (UncommonException)
        {
            return null;
        }
        catch (UnreadableTextException)
        {
            // The other reader may find an earlier problem.
            return null;
        }
    }

    private char Current => CharAt(_at);

    private int LineEnd
    {
        get
        {
            int end = _text.IndexOf('\n', _at);
            return end < 0 ? _text.Length : end;
        }
    }

    private YamlNode ReadRoot()
    {
        FindContent(0);
        if (_column < 0)
        {
            throw new UncommonException();
        }

        YamlNode root = ReadBlock(outer: -1);
        return _column < 0 ? root : throw new UncommonException();
    }

    /// <summary>Advances to the first line from <paramref name="start"/> on that has more than spaces and a comment.</summary>
    private void FindContent(int start)
    {
        while (start < _text.Length)
        {
            _at = SkipSpaces(start);
            _column = _at - start;
            if (Current is not ('\n' or '#' or '\0'))
            {
                bool isMarker = _column == 0 && (StartsWith("---") || StartsWith("...") || Current == '%');
                if (isMarker)
                {
                    throw new UncommonException();
                }

                return;
            }

            start = LineEnd + 1;
        }

        _at = _text.Length;
        _column = -1;
    }

    /// <summary>Reads the node at the current position, and advances to the content after it.</summary>
    /// <param name="outer">The column of the collection around it.</param>
    private YamlNode ReadBlock(int outer)
        => IsDash() ? ReadSequence() : FindColon() >= 0 ? ReadMapping() : ReadValue(outer);

    private YamlSequence ReadSequence()
    {
        int start = _at, column = _column, first = _builder.Items.Count;
        _builder.Enter(start);
        do
        {
            _builder.EnterEntry((_builder.Items.Count - first).ToString(CultureInfo.InvariantCulture));
            int dash = _at;
            _at = SkipSpaces(dash + 1);
            if (Current is '\n' or '#' or '\0')
            {
                throw new UncommonException();
            }

            _column += _at - dash;
            _builder.Items.Add(ReadBlock(column));
            _builder.LeaveEntry();
        }
        while (_column == column && IsDash());

        _builder.Leave();
        YamlNode[] items = _builder.Items.Close(first);
        return new YamlSequence(items, _builder.Span(start, items[items.Length - 1].End));
    }

    private YamlMapping ReadMapping()
    {
        int start = _at, column = _column, first = _builder.Entries.Count, end;
        _builder.Enter(start);
        do
        {
            int colon = FindColon();
            if (colon < 0 || colon - _at >= LongestKey)
            {
                throw new UncommonException();
            }

            YamlScalar key = ReadKey(colon);
            _builder.EnterEntry(key.Text);
            YamlNode value = ReadEntryValue(colon + 1, column);
            _builder.Entries.Add(new YamlEntry(key, value));
            _builder.LeaveEntry();
            end = value.End;
        }
        while (_column == column);

        _builder.Leave();
        return _builder.Mapping(_builder.Entries.Close(first), start, end);
    }

    /// <summary>Reads the value after a colon, and advances to the content after it.</summary>
    private YamlNode ReadEntryValue(int start, int column)
    {
        _at = SkipSpaces(start);
        if (Current is not ('\n' or '#' or '\0'))
        {
            return Dedented(ReadValue(column), column);
        }

        FindContent(LineEnd + 1);
        bool isNested = _column > column || (_column == column && IsDash());
        return isNested ? Dedented(ReadBlock(column), column) : new YamlScalar("", isPlain: true, _builder.Span(start, start));
    }

    /// <summary>The value of an entry, if nothing after it is inside the entry, such as a scalar's further lines.</summary>
    private YamlNode Dedented(YamlNode value, int column) => _column <= column ? value : throw new UncommonException();

    /// <summary>Reads a scalar or flow collection, and advances to the content after it.</summary>
    private YamlNode ReadValue(int outer)
    {
        if (Current is '|' or '>')
        {
            return ReadBlockScalar(outer);
        }

        YamlNode value = Current is '[' or '{' or '"' or '\'' ? ReadFlow() : ReadPlain(LineEnd);
        int rest = SkipSpaces(_at);
        bool isEnd = CharAt(rest) is '\n' or '\0' || (CharAt(rest) == '#' && rest > _at);
        if (!isEnd)
        {
            throw new UncommonException();
        }

        _at = rest;
        FindContent(LineEnd + 1);
        return value;
    }

    /// <summary>Reads a plain scalar up to the end of the line or a comment.</summary>
    private YamlScalar ReadPlain(int lineEnd)
    {
        int start = _at, end = lineEnd;
        for (int i = _text.IndexOf('#', start, end - start); i >= 0; i = _text.IndexOf('#', i + 1, end - i - 1))
        {
            if (_text[i - 1] == ' ')
            {
                end = i;
                break;
            }
        }

        return FindColon(start, end) >= 0 ? throw new UncommonException() : Plain(start, end);
    }

    /// <summary>Creates a plain scalar; the spaces at its end are not part of it.</summary>
    private YamlScalar Plain(int start, int end)
    {
        while (end > start && _text[end - 1] == ' ')
        {
            end--;
        }

        if (!CanStartPlain(start) || end == start || char.IsWhiteSpace(_text[end - 1]))
        {
            throw new UncommonException();
        }

        _at = end;
        return new YamlScalar(_text.Substring(start, end - start), isPlain: true, _builder.Span(start, end));
    }

    private bool CanStartPlain(int start)
        => CharAt(start) == '-' ? char.IsLetterOrDigit(CharAt(start + 1)) : Indicators.IndexOf(CharAt(start)) < 0;

    /// <summary>The colon after the key that starts here; negative if this line does not start with one.</summary>
    private int FindColon()
    {
        switch (Current)
        {
            case '"' or '\'':
                int colon = _text.IndexOf(Current, _at + 1) + 1;
                return colon > 0 && CharAt(colon) == ':' && IsEndOfWord(colon + 1) ? colon : -1;
            case '[' or '{' or '|' or '>':
                return -1;
            default:
                return FindColon(_at, LineEnd);
        }
    }

    /// <summary>The first colon in the range that ends a word; negative if there is none.</summary>
    private int FindColon(int start, int end)
    {
        for (int i = _text.IndexOf(':', start, end - start); i >= 0; i = _text.IndexOf(':', i + 1, end - i - 1))
        {
            if (IsEndOfWord(i + 1))
            {
                return i;
            }
        }

        return -1;
    }

    private YamlScalar ReadKey(int colon)
    {
        if (Current is '"' or '\'')
        {
            return ReadQuoted();
        }

        // After a space, a comment may begin, or what looks like an alias, which YamlDotNet rejects.
        bool hasSpace = _text.IndexOf(' ', _at, colon - _at) >= 0;
        bool isMerge = colon - _at == 2 && StartsWith(YamlTreeReader.MergeKey);
        return hasSpace || isMerge ? throw new UncommonException() : Plain(_at, colon);
    }

    /// <summary>Reads a quoted scalar without escapes that is on one line.</summary>
    private YamlScalar ReadQuoted()
    {
        int start = _at;
        char quote = Current;
        int close = _text.IndexOf(quote, start + 1);
        bool isSimple = close >= 0 && _text.IndexOf('\n', start, close - start) < 0
            && (quote == '\'' ? CharAt(close + 1) != quote : _text.IndexOf('\\', start, close - start) < 0);
        if (!isSimple)
        {
            throw new UncommonException();
        }

        _at = close + 1;
        return new YamlScalar(_text.Substring(start + 1, close - start - 1), isPlain: false, _builder.Span(start, _at));
    }

    /// <summary>Reads a quoted scalar or a collection in brackets, each on one line.</summary>
    private YamlNode ReadFlow() => Current switch
    {
        '[' => ReadFlowSequence(),
        '{' => ReadFlowMapping(),
        '"' or '\'' => ReadQuoted(),
        _ => ReadFlowPlain(),
    };

    private YamlSequence ReadFlowSequence()
    {
        int start = _at, first = _builder.Items.Count;
        _builder.Enter(start);
        while (Continues(']', _builder.Items.Count - first))
        {
            _builder.EnterEntry((_builder.Items.Count - first).ToString(CultureInfo.InvariantCulture));
            _builder.Items.Add(ReadFlow());
            _builder.LeaveEntry();
        }

        _builder.Leave();
        return new YamlSequence(_builder.Items.Close(first), _builder.Span(start, _at));
    }

    private YamlMapping ReadFlowMapping()
    {
        int start = _at, first = _builder.Entries.Count;
        _builder.Enter(start);
        while (Continues('}', _builder.Entries.Count - first))
        {
            YamlScalar key = Current is '"' or '\'' ? ReadQuoted() : ReadFlowPlain();
            bool isEntry = Current == ':' && CharAt(_at + 1) == ' ' && key.Text != YamlTreeReader.MergeKey;
            if (!isEntry)
            {
                throw new UncommonException();
            }

            _at = SkipSpaces(_at + 1);
            _builder.EnterEntry(key.Text);
            _builder.Entries.Add(new YamlEntry(key, ReadFlow()));
            _builder.LeaveEntry();
        }

        _builder.Leave();
        return _builder.Mapping(_builder.Entries.Close(first), start, _at);
    }

    /// <summary>Advances to the next element of a collection in brackets; if there is none, past the closing bracket.</summary>
    private bool Continues(char close, int count)
    {
        _at = SkipSpaces(count == 0 ? _at + 1 : _at);
        if (Current == close)
        {
            _at++;
            return false;
        }

        if (count > 0)
        {
            if (Current != ',')
            {
                throw new UncommonException();
            }

            _at = SkipSpaces(_at + 1);
        }

        return true;
    }

    /// <summary>Reads a plain scalar in brackets: letters, digits and signs that mean nothing there.</summary>
    private YamlScalar ReadFlowPlain()
    {
        int start = _at, end = start;
        while (CharAt(end) is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')
            or ' ' or '_' or '-' or '.' or '/' or '$' or '+')
        {
            end++;
        }

        return CharAt(end) is ',' or ']' or '}' or ':' ? Plain(start, end) : throw new UncommonException();
    }

    /// <summary>Reads a literal or folded scalar, and advances to the content after it.</summary>
    private YamlScalar ReadBlockScalar(int outer)
    {
        int start = _at, headerEnd = LineEnd;
        bool isFolded = Current == '>', isStripped = CharAt(start + 1) == '-';
        if (headerEnd != start + (isStripped ? 2 : 1))
        {
            throw new UncommonException();
        }

        int line = headerEnd + 1, indent = SkipSpaces(line) - line, end = line, blanks = 0;
        if (indent <= Math.Max(outer, 0) || CharAt(line + indent) is '\n' or '\0')
        {
            throw new UncommonException();
        }

        var value = new StringBuilder();
        for (; line < _text.Length; line = _at + 1)
        {
            _at = SkipSpaces(line);
            int spaces = _at - line;
            bool isBlank = Current is '\n' or '\0';
            if (isBlank ? spaces > indent : spaces > indent && isFolded)
            {
                throw new UncommonException();
            }

            if (isBlank)
            {
                blanks++;
                _at = LineEnd;
                continue;
            }

            if (spaces < indent)
            {
                break;
            }

            if (value.Length > 0)
            {
                bool isJoined = isFolded && blanks == 0;
                _ = isJoined ? value.Append(' ') : value.Append('\n', isFolded ? blanks : blanks + 1);
            }

            _at = LineEnd;
            if (_at == _text.Length || char.IsWhiteSpace(_text[_at - 1]))
            {
                throw new UncommonException();
            }

            end = _at;
            blanks = 0;
            value.Append(_text, line + indent, end - line - indent);
        }

        FindContent(line);
        return new YamlScalar((isStripped ? value : value.Append('\n')).ToString(), isPlain: false, _builder.Span(start, end));
    }

    private bool IsDash() => Current == '-' && IsEndOfWord(_at + 1);

    private bool IsEndOfWord(int index) => CharAt(index) is ' ' or '\n' or '\0';

    private char CharAt(int index) => index < _text.Length ? _text[index] : '\0';

    private bool StartsWith(string start) => string.CompareOrdinal(_text, _at, start, 0, start.Length) == 0;

    private int SkipSpaces(int index)
    {
        while (index < _text.Length && _text[index] == ' ')
        {
            index++;
        }

        return index;
    }

    /// <summary>The text has something that only <see cref="YamlTreeReader"/> reads.</summary>
    private sealed class UncommonException : Exception;
}
