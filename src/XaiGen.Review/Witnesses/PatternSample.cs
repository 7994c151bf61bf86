using System.Globalization;
using System.Text;
using XaiGen.Review.Validation;

namespace XaiGen.Review.Witnesses;

/// <summary>
/// Texts that match a pattern, derived from the pattern itself: first alternatives, as few repetitions as possible. Patterns with
/// lookarounds and other rare constructs yield none.
/// </summary>
internal sealed class PatternSample
{
    private const int MostCharacters = 2_000;

    private readonly string _pattern;
    private readonly int _repetitions;
    private readonly StringBuilder _text = new();
    private int _at;

    private PatternSample(string pattern, int repetitions)
    {
        _pattern = pattern;
        _repetitions = repetitions;
    }

    /// <summary>A text with a length within the limits; null if none was found.</summary>
    public static string? Of(string pattern, int least, int most)
    {
        if (pattern.Length > MostCharacters)
        {
            return null;
        }

        var check = new BoundedPattern(pattern, "", new PatternTime());
        foreach (int repetitions in (int[])[0, 1, 2, 3, 4, 8, 12, 16, 24, 32, 64, 128])
        {
            var sample = new PatternSample(pattern, repetitions);
            if (!sample.Alternatives(isWritten: true) || sample._at < pattern.Length)
            {
                return null;
            }

            string text = sample._text.ToString();
            if (text.Length >= least && text.Length <= most && check.Matches(text))
            {
                return text;
            }
        }

        return null;
    }

    private bool IsAt(char letter) => _at < _pattern.Length && _pattern[_at] == letter;

    /// <summary>The first of several alternatives.</summary>
    private bool Alternatives(bool isWritten)
    {
        if (!Sequence(isWritten))
        {
            return false;
        }

        while (IsAt('|'))
        {
            _at++;
            if (!Sequence(isWritten: false))
            {
                return false;
            }
        }

        return true;
    }

    private bool Sequence(bool isWritten)
    {
        while (_at < _pattern.Length && !IsAt('|') && !IsAt(')'))
        {
            int length = _text.Length;
            if (!Atom(isWritten))
            {
                return false;
            }

            if (Quantifier() is not var (least, most))
            {
                return false;
            }

            if (isWritten)
            {
                Repeat(length, (int)Math.Min((long)least + _repetitions, most));
            }
        }

        return true;
    }

    private void Repeat(int length, int count)
    {
        string once = _text.ToString(length, _text.Length - length);
        _text.Length = length;
        for (int i = 0; i < count && _text.Length < MostCharacters; i++)
        {
            _text.Append(once);
        }
    }

    private (int Least, int Most)? Quantifier()
    {
        (int, int)? counts = (_at < _pattern.Length ? _pattern[_at] : '\0') switch
        {
            '*' => (0, int.MaxValue),
            '+' => (1, int.MaxValue),
            '?' => (0, 1),
            '{' => Counted(),
            _ => (1, 1),
        };
        if (IsAt('*') || IsAt('+') || IsAt('?'))
        {
            _at++;
        }
        else if (IsAt('{'))
        {
            _at = _pattern.IndexOf('}', _at) + 1;
        }
        else
        {
            return counts;
        }

        if (IsAt('?'))
        {
            _at++;
        }

        return counts;
    }

    private (int, int)? Counted()
    {
        int end = _pattern.IndexOf('}', _at);
        string[] numbers = end < 0 ? [] : _pattern[(_at + 1)..end].Split(',');
        return numbers switch
        {
            [var one] when int.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out int count) => (count, count),
            [var one, ""] when int.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out int least) => (least, int.MaxValue),
            [var one, var other] when int.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out int least)
                && int.TryParse(other, NumberStyles.None, CultureInfo.InvariantCulture, out int most) => (least, most),
            _ => null,
        };
    }

    private bool Atom(bool isWritten)
    {
        char letter = _pattern[_at++];
        switch (letter)
        {
            case '^' or '$':
                return true;
            case '.':
                return Write('a', isWritten);
            case '(':
                return Group(isWritten);
            case '[':
                return Class() is { } member && Write(member, isWritten);
            case '\\':
                return _at < _pattern.Length && Escape(isWritten);
            case '*' or '+' or '?':
                return false;
            default:
                return Write(letter, isWritten);
        }
    }

    private bool Group(bool isWritten)
    {
        if (IsAt('?'))
        {
            if (_at + 1 < _pattern.Length && _pattern[_at + 1] == ':')
            {
                _at += 2;
            }
            else if (_at + 2 < _pattern.Length && _pattern[_at + 1] == '<' && char.IsLetter(_pattern[_at + 2]))
            {
                _at = _pattern.IndexOf('>', _at) + 1;
            }
            else
            {
                return false;
            }
        }

        return Alternatives(isWritten) && IsAt(')') && _at++ >= 0;
    }

    private bool Escape(bool isWritten)
    {
        char letter = _pattern[_at++];
        return letter switch
        {
            'b' or 'B' or 'A' or 'z' or 'Z' => true,
            'k' or 'p' or 'P' or (>= '1' and <= '9') => false,
            'u' or 'x' => Hexadecimal(letter == 'u' ? 4 : 2) is { } named && Write(named, isWritten),
            _ => Write(Shorthand(letter), isWritten),
        };
    }

    private static char Shorthand(char letter) => letter switch
    {
        'd' => '1',
        'w' or 'D' or 'S' => 'a',
        's' => ' ',
        'W' => '-',
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        _ => letter,
    };

    private char? Hexadecimal(int digits)
    {
        if (_at + digits > _pattern.Length
            || !int.TryParse(_pattern.AsSpan(_at, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int code))
        {
            return null;
        }

        _at += digits;
        return (char)code;
    }

    /// <summary>A member of a character class, or a character outside a negated class.</summary>
    private char? Class()
    {
        bool isExcluding = IsAt('^');
        int start = _at - 1;
        _at += isExcluding ? 1 : 0;
        char? first = null;
        for (bool isFirst = true; _at < _pattern.Length && (isFirst || !IsAt(']')); isFirst = false)
        {
            char letter = _pattern[_at++];
            if (letter == '\\' && _at < _pattern.Length)
            {
                letter = _pattern[_at++];
                if (letter is 'p' or 'P')
                {
                    return null;
                }

                letter = letter is 'u' or 'x' ? Hexadecimal(letter == 'u' ? 4 : 2) ?? letter : Shorthand(letter);
            }

            first ??= letter;
        }

        if (!IsAt(']'))
        {
            return null;
        }

        _at++;
        if (!isExcluding)
        {
            return first;
        }

        var check = new BoundedPattern($"^{_pattern[start.._at]}\\z", "", new PatternTime());
        return "aA0-_ .~".Cast<char?>().FirstOrDefault(letter => check.Matches(letter!.Value.ToString()));
    }

    private bool Write(char letter, bool isWritten)
    {
        if (isWritten)
        {
            _text.Append(letter);
        }

        return true;
    }
}
