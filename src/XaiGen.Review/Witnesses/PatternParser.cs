using System.Globalization;

namespace XaiGen.Review.Witnesses;

/// <summary>
/// Parses those regular expressions that a finite automaton can express: no lookarounds, backreferences, word boundaries, flags or Unicode
/// properties.
/// </summary>
/// <remarks>The shorthands <c>\d</c>, <c>\w</c> and <c>\s</c> mean what they do in ECMA-262, which JSON Schema refers to.</remarks>
internal sealed class PatternParser
{
    private const int MostNested = 100;

    private static readonly (char First, char Last)[] s_digits = [('0', '9')];
    private static readonly (char First, char Last)[] s_word = [('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')];
    private static readonly (char First, char Last)[] s_blanks =
    [
        ('\t', '\r'), (' ', ' '), ('\u00a0', '\u00a0'), ('\u1680', '\u1680'), ('\u2000', '\u200a'), ('\u2028', '\u2029'),
        ('\u202f', '\u202f'), ('\u205f', '\u205f'), ('\u3000', '\u3000'), ('\ufeff', '\ufeff'),
    ];

    private readonly string _pattern;
    private int _at;
    private int _nested;
    private bool _isUnknown;

    private PatternParser(string pattern)
    {
        _pattern = pattern;
    }

    /// <summary>The pattern's parts; null if it has a part that an automaton cannot express, or is not a pattern.</summary>
    public static PatternNode? Parse(string pattern)
    {
        var parser = new PatternParser(pattern);
        PatternNode node = parser.Choice();
        return parser._isUnknown || parser._at < pattern.Length ? null : node;
    }

    private bool IsAt(char letter) => _at < _pattern.Length && _pattern[_at] == letter;

    private bool Skip(char letter)
    {
        bool isThere = IsAt(letter);
        _at += isThere ? 1 : 0;
        return isThere;
    }

    /// <summary>Reads on to the end, so that nothing after an unknown part is interpreted.</summary>
    private PatternNode Unknown()
    {
        _isUnknown = true;
        _at = _pattern.Length;
        return new PatternNode.Sequence([]);
    }

    private PatternNode Choice()
    {
        List<PatternNode> alternatives = [];
        do
        {
            alternatives.Add(Sequence());
        }
        while (Skip('|'));
        return alternatives.Count == 1 ? alternatives[0] : new PatternNode.Choice(alternatives);
    }

    private PatternNode Sequence()
    {
        List<PatternNode> parts = [];
        while (_at < _pattern.Length && !IsAt('|') && !IsAt(')'))
        {
            parts.Add(Quantified(Atom()));
        }

        return new PatternNode.Sequence(parts);
    }

    private PatternNode Quantified(PatternNode part)
    {
        if (_at >= _pattern.Length)
        {
            return part;
        }

        (int Least, int? Most)? counts = _pattern[_at] switch
        {
            '*' => (0, null),
            '+' => (1, null),
            '?' => (0, 1),
            '{' => Counts(),
            _ => null,
        };
        if (counts is not var (least, most))
        {
            return part;
        }

        _at++;

        // A lazy quantifier matches the same texts; a possessive one, and a second quantifier, are not of ECMA-262.
        Skip('?');
        return IsAt('+') || IsAt('*') || IsAt('?') || most < least ? Unknown() : new PatternNode.Repetition(part, least, most);
    }

    /// <summary>Reads <c>{2}</c>, <c>{2,}</c> or <c>{2,5}</c> up to the closing brace.</summary>
    private (int Least, int? Most)? Counts()
    {
        int end = _pattern.IndexOf('}', _at);
        string[] numbers = end < 0 ? [] : _pattern[(_at + 1)..end].Split(',');
        int?[] counts = [.. numbers.Select(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            ? (int?)count
            : null)];
        (int, int?)? read = (numbers, counts) switch
        {
            ([_], [{ } count]) => (count, count),
            ([_, ""], [{ } least, null]) => (least, null),
            ([_, _], [{ } least, { } most]) => (least, most),
            _ => null,
        };
        if (read is null)
        {
            Unknown();
            return null;
        }

        _at = end;
        return read;
    }

    private PatternNode Atom()
    {
        char letter = _pattern[_at++];
        switch (letter)
        {
            case '^':
                return new PatternNode.Anchor(IsStart: true);
            case '$':
                return new PatternNode.Anchor(IsStart: false);
            case '.':
                return new PatternNode.Letter(Except([('\n', '\n')]));
            case '(':
                return Group();
            case '[':
                return Class();
            case '\\':
                return Escape() is { } ranges ? new PatternNode.Letter(ranges) : Unknown();
            case '*' or '+' or '?':
                return Unknown();
            default:
                return new PatternNode.Letter([(letter, letter)]);
        }
    }

    private PatternNode Group()
    {
        if (++_nested > MostNested)
        {
            return Unknown();
        }

        if (Skip('?'))
        {
            bool isNamed = IsAt('<') && _at + 1 < _pattern.Length && char.IsLetter(_pattern[_at + 1]);
            int end = isNamed ? _pattern.IndexOf('>', _at) : _at;
            if (end < 0 || (!isNamed && !IsAt(':')))
            {
                return Unknown();
            }

            _at = end + 1;
        }

        PatternNode inside = Choice();
        _nested--;
        return Skip(')') ? inside : Unknown();
    }

    private PatternNode Class()
    {
        bool isExcluding = Skip('^');
        List<(char First, char Last)> ranges = [];
        while (_at < _pattern.Length && !IsAt(']'))
        {
            if (Member() is not { } first)
            {
                return Unknown();
            }

            if (IsAt('-') && _at + 1 < _pattern.Length && _pattern[_at + 1] != ']' && first is [var (from, same)] && from == same)
            {
                _at++;
                if (Member() is not [var (to, end)] || to != end || to < from)
                {
                    return Unknown();
                }

                ranges.Add((from, to));
            }
            else
            {
                ranges.AddRange(first);
            }
        }

        return Skip(']') ? new PatternNode.Letter(isExcluding ? Except(ranges) : ranges) : Unknown();
    }

    private IReadOnlyList<(char First, char Last)>? Member()
    {
        char letter = _pattern[_at++];

        // A class inside of a class is a subtraction in .NET and in newer ECMA-262.
        return letter switch
        {
            '\\' => Escape(isInClass: true),
            '[' when IsAt(':') => null,
            _ => [(letter, letter)],
        };
    }

    private IReadOnlyList<(char First, char Last)>? Escape(bool isInClass = false)
    {
        if (_at >= _pattern.Length)
        {
            return null;
        }

        char letter = _pattern[_at++];
        switch (letter)
        {
            case 'd':
                return s_digits;
            case 'D':
                return Except(s_digits);
            case 'w':
                return s_word;
            case 'W':
                return Except(s_word);
            case 's':
                return s_blanks;
            case 'S':
                return Except(s_blanks);
            case 'x':
                return Hexadecimal(2);
            case 'u':
                return Hexadecimal(4);
            case 'b' when isInClass:
                return [('\b', '\b')];
        }

        char? named = letter switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\v',
            'f' => '\f',
            '0' => '\0',
            _ => char.IsAsciiLetterOrDigit(letter) ? null : letter,
        };
        return named is { } one ? [(one, one)] : null;
    }

    private (char First, char Last)[]? Hexadecimal(int digits)
    {
        if (_at + digits > _pattern.Length
            || !int.TryParse(_pattern.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code))
        {
            return null;
        }

        _at += digits;
        return [((char)code, (char)code)];
    }

    private static List<(char First, char Last)> Except(IReadOnlyList<(char First, char Last)> ranges)
    {
        List<(char First, char Last)> rest = [];
        int from = 0;
        foreach ((char first, char last) in ranges.OrderBy(range => range.First))
        {
            if (first > from)
            {
                rest.Add(((char)from, (char)(first - 1)));
            }

            from = Math.Max(from, last + 1);
        }

        if (from <= char.MaxValue)
        {
            rest.Add(((char)from, char.MaxValue));
        }

        return rest;
    }
}
