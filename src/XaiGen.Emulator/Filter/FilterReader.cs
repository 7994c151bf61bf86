using System.Text;

namespace XaiGen.Emulator.Filter;

/// <summary>
/// Splits a filter into words, operators and values. Values are read separately from words because they may contain characters that would
/// end a word, such as the colons of a time.
/// </summary>
internal sealed class FilterReader(string text)
{
    private static readonly string[] s_operators = ["!=", ">=", "<=", "=", ">", "<", ":"];

    private int _index;

    /// <summary>The position of the next word, starting at 1.</summary>
    public int Position
    {
        get
        {
            SkipBlanks();
            return _index + 1;
        }
    }

    public bool IsAtEnd
    {
        get
        {
            SkipBlanks();
            return _index == text.Length;
        }
    }

    /// <summary>Whether a form was used that <see cref="FilterExpression.HasShorthand"/> reports.</summary>
    public bool TookShorthand { get; private set; }

    /// <summary>The text up to the next blank, for messages.</summary>
    public string Rest
    {
        get
        {
            SkipBlanks();
            int end = text.AsSpan(_index).IndexOfAny(' ', '\t');
            return IsAtEnd ? "the end" : $"'{(end < 0 ? text[_index..] : text.Substring(_index, end))}'";
        }
    }

    public bool IsAt(char character) => !IsAtEnd && text[_index] == character;

    public bool TryTake(char character)
    {
        if (!IsAt(character))
        {
            return false;
        }

        _index++;
        return true;
    }

    /// <summary>Records the use of a shorthand; always returns true.</summary>
    public bool TakeShorthand() => TookShorthand = true;

    /// <summary>Consumes a keyword in the given case, if it comes next as a whole word.</summary>
    public bool TryTakeKeyword(string keyword)
    {
        if (PeekWord() != keyword)
        {
            return false;
        }

        _index += keyword.Length;
        return true;
    }

    public string? TryTakeWord()
    {
        string word = PeekWord();
        _index += word.Length;
        return word.Length == 0 ? null : word;
    }

    public string? TryTakeOperator()
    {
        SkipBlanks();
        foreach (string symbol in s_operators)
        {
            if (text.AsSpan(_index).StartsWith(symbol, StringComparison.Ordinal))
            {
                _index += symbol.Length;
                return symbol;
            }
        }

        return null;
    }

    /// <summary>Reads a quoted string, or bare text up to a blank or a parenthesis.</summary>
    public FilterValue TakeValue()
    {
        int position = Position;
        if (!IsAtEnd && text[_index] is '"' or '\'')
        {
            return new FilterValue(TakeQuoted(), IsQuoted: true, position);
        }

        int length = text.AsSpan(_index).IndexOfAny(" \t()\"'");
        string bare = length < 0 ? text[_index..] : text.Substring(_index, length);
        if (bare.Length == 0)
        {
            throw new FilterException($"A value is missing; found {Rest}", position);
        }

        _index += bare.Length;
        return new FilterValue(bare, IsQuoted: false, position);
    }

    private string TakeQuoted()
    {
        int start = _index + 1;
        char quote = text[_index++];
        var content = new StringBuilder();
        while (_index < text.Length)
        {
            char character = text[_index++];
            if (character == quote)
            {
                return content.ToString();
            }

            if (character == '\\' && _index < text.Length)
            {
                character = text[_index++];
            }

            content.Append(character);
        }

        throw new FilterException($"The string has no closing {quote}", start);
    }

    private string PeekWord()
    {
        SkipBlanks();
        int end = _index;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '.'))
        {
            end++;
        }

        return text[_index..end];
    }

    private void SkipBlanks()
    {
        while (_index < text.Length && char.IsWhiteSpace(text[_index]))
        {
            _index++;
        }
    }
}
