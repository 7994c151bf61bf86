using System.Globalization;
using System.Text;
using XaiGen.Contract.Diagnostics;

namespace XaiGen.Contract.Yaml;

/// <summary>Parses JSON into a tree.</summary>
/// <remarks>JSON is YAML except for details that real documents have: tabs, and keys longer than 1024 characters.</remarks>
internal sealed class JsonTreeReader
{
    private readonly string _text;
    private readonly TreeContext _builder;
    private int _at;

    private JsonTreeReader(string text, TreeContext builder)
    {
        _text = text;
        _builder = builder;
    }

    /// <exception cref="UnreadableTextException">The text is malformed.</exception>
    public static YamlNode Read(string text, TreeContext builder)
    {
        var reader = new JsonTreeReader(text, builder);
        reader._at = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        reader.SkipBlanks();
        YamlNode root = reader.ReadValue();
        reader.SkipBlanks();
        return reader._at == text.Length ? root : throw reader.Unexpected("the end of the document is expected");
    }

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    private YamlNode ReadValue() => Current switch
    {
        '{' => ReadObject(),
        '[' => ReadArray(),
        '"' => ReadString(),
        _ => ReadBare(),
    };

    private YamlMapping ReadObject()
    {
        int start = Open(), first = _builder.Entries.Count;
        while (Continues('}', _builder.Entries.Count - first))
        {
            if (Current != '"')
            {
                throw Unexpected("a key in double quotes is expected");
            }

            YamlScalar key = ReadString();
            SkipBlanks();
            Take(':');
            _builder.EnterEntry(key.Text);
            _builder.Entries.Add(new YamlEntry(key, ReadValue()));
            _builder.LeaveEntry();
            SkipBlanks();
        }

        _builder.Leave();
        return _builder.Mapping(_builder.Entries.Close(first), start, _at);
    }

    private YamlSequence ReadArray()
    {
        int start = Open(), first = _builder.Items.Count;
        while (Continues(']', _builder.Items.Count - first))
        {
            _builder.EnterEntry((_builder.Items.Count - first).ToString(CultureInfo.InvariantCulture));
            _builder.Items.Add(ReadValue());
            _builder.LeaveEntry();
            SkipBlanks();
        }

        _builder.Leave();
        return new YamlSequence(_builder.Items.Close(first), _builder.Span(start, _at));
    }

    private int Open()
    {
        int start = _at;
        _builder.Enter(start);
        _at++;
        SkipBlanks();
        return start;
    }

    /// <summary>Whether another element follows; if not, advances past the closing bracket.</summary>
    private bool Continues(char close, int count)
    {
        if (Current == close)
        {
            _at++;
            return false;
        }

        if (count > 0)
        {
            if (Current != ',')
            {
                throw Unexpected($"',' or '{close}' is expected");
            }

            _at++;
            SkipBlanks();
        }

        return true;
    }

    private void Take(char expected)
    {
        if (Current != expected)
        {
            throw Unexpected($"'{expected}' is expected");
        }

        _at++;
        SkipBlanks();
    }

    private YamlScalar ReadString()
    {
        int start = _at++;
        int plainEnd = _text.IndexOfAny(['"', '\\', '\n', '\r'], _at);
        if (plainEnd >= 0 && _text[plainEnd] == '"')
        {
            string plain = _text.Substring(_at, plainEnd - _at);
            _at = plainEnd + 1;
            return new YamlScalar(plain, isPlain: false, _builder.Span(start, _at));
        }

        var value = new StringBuilder();
        while (Current != '"')
        {
            if (_at >= _text.Length || Current is '\n' or '\r')
            {
                throw Malformed("this string has no closing quote on its line", start, _at);
            }

            value.Append(Current == '\\' ? ReadEscape() : _text[_at++]);
        }

        _at++;
        return new YamlScalar(value.ToString(), isPlain: false, _builder.Span(start, _at));
    }

    private char ReadEscape()
    {
        int start = _at++;
        return JsonEscape.Read(_text, ref _at)
            ?? throw Malformed("this escape sequence is invalid; write '\\\\' for a backslash", start, Math.Min(_at, _text.Length));
    }

    private YamlScalar ReadBare()
    {
        int start = _at;
        while (char.IsLetterOrDigit(Current) || Current is '-' or '+' or '.' or '_')
        {
            _at++;
        }

        string word = _text.Substring(start, _at - start);
        bool isNumber = word.Length > 0
            && (char.IsDigit(word[0]) || word[0] == '-')
            && ScalarKinds.Of(word) is ScalarKind.Integer or ScalarKind.Float;
        if (word is "true" or "false" or "null" || isNumber)
        {
            return new YamlScalar(word, isPlain: true, _builder.Span(start, _at));
        }

        _at = start;
        throw word.Length == 0
            ? Unexpected("a value is expected")
            : Malformed($"'{word.Abbreviated()}' is not a JSON value; put it in double quotes", start, start + word.Length);
    }

    private void SkipBlanks()
    {
        while (Current is ' ' or '\t' or '\n' or '\r')
        {
            _at++;
        }
    }

    private UnreadableTextException Unexpected(string what)
        => Malformed($"{what}, but here is {(_at < _text.Length ? $"'{_text[_at]}'" : "the end")}", _at, _at + 1);

    private static UnreadableTextException Malformed(string what, int start, int end)
        => new(ProblemRules.JsonSyntax.Message(what), start, end);
}
