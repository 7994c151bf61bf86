using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using XaiGen.Contract.Model;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Overlays;

/// <summary>A hand-written parser for the grammar of RFC 9535.</summary>
internal sealed class JsonPathParser
{
    private const int MostNested = 32;

    private const long LargestIndex = 9_007_199_254_740_991;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private static readonly string[] s_operators = ["==", "!=", "<=", ">=", "<", ">"];

    private readonly string _text;
    private int _at;
    private int _depth;

    private JsonPathParser(string text) => _text = text;

    public static PathQuery Parse(string text)
    {
        var parser = new JsonPathParser(text);
        if (!parser.TryTake("$"))
        {
            throw parser.Expected("'$', with which a path starts,");
        }

        var query = new PathQuery(FromRoot: true, parser.Segments());
        return parser._at == text.Length ? query : throw parser.Expected("'.', '[' or the end");
    }

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    private JsonPathException Expected(string what)
        => new(
            $"{what} is expected at character "
            + $"{_at + 1}{(_at < _text.Length ? $", before '{_text.Substring(_at).Abbreviated()}'" : ", where it ends")}");

    private bool TryTake(string word)
    {
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0)
        {
            return false;
        }

        _at += word.Length;
        return true;
    }

    private void Take(string word)
    {
        if (!TryTake(word))
        {
            throw Expected($"'{word}'");
        }
    }

    private void SkipBlanks()
    {
        while (Current is ' ' or '\t' or '\n' or '\r')
        {
            _at++;
        }
    }

    private List<PathSegment> Segments()
    {
        List<PathSegment> segments = [];
        while (true)
        {
            int before = _at;
            SkipBlanks();
            if (TryTake(".."))
            {
                segments.Add(new PathSegment(IsDescendant: true, TryTake("[") ? Bracketed() : [Dotted()]));
            }
            else if (TryTake("."))
            {
                segments.Add(new PathSegment(IsDescendant: false, [Dotted()]));
            }
            else if (TryTake("["))
            {
                segments.Add(new PathSegment(IsDescendant: false, Bracketed()));
            }
            else
            {
                _at = before;
                return segments;
            }
        }
    }

    private PathSelector Dotted() => TryTake("*") ? new WildcardSelector() : new NameSelector(Name());

    private string Name()
    {
        int start = _at;
        while (Current is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or >= '\u0080' || (_at > start && Current is >= '0' and <= '9'))
        {
            _at++;
        }

        return _at > start
            ? _text.Substring(start, _at - start)
            : throw Expected("a name (with characters other than letters, digits and '_', write it in brackets and quotes: ['x-name'])");
    }

    private List<PathSelector> Bracketed()
    {
        List<PathSelector> selectors = [];
        do
        {
            SkipBlanks();
            selectors.Add(Selector());
            SkipBlanks();
        }
        while (TryTake(","));
        Take("]");
        return selectors;
    }

    private PathSelector Selector()
    {
        if (Current is '\'' or '"')
        {
            return new NameSelector(Quoted());
        }

        if (TryTake("*"))
        {
            return new WildcardSelector();
        }

        if (TryTake("?"))
        {
            return new FilterSelector(Or());
        }

        long? start = Integer();
        SkipBlanks();
        if (!TryTake(":"))
        {
            return start is { } index ? new IndexSelector(index) : throw Expected("a name in quotes, an index, '*' or '?'");
        }

        SkipBlanks();
        long? end = Integer();
        SkipBlanks();
        long? step = null;
        if (TryTake(":"))
        {
            SkipBlanks();
            step = Integer();
        }

        return new SliceSelector(start, end, step ?? 1);
    }

    private long? Integer()
    {
        int start = _at;
        _ = TryTake("-");
        int digits = _at;
        while (Current is >= '0' and <= '9')
        {
            _at++;
        }

        if (_at == start)
        {
            return null;
        }

        string text = _text.Substring(start, _at - start);
        bool isPlain = _at > digits && (_text[digits] != '0' || _at == digits + 1) && text != "-0";
        return isPlain && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            && Math.Abs(number) <= LargestIndex
            ? number
            : throw new JsonPathException($"'{text.Abbreviated()}' is not an index");
    }

    private string Quoted()
    {
        char quote = _text[_at++];
        var value = new StringBuilder();
        while (Current != quote)
        {
            if (_at >= _text.Length || Current < ' ')
            {
                throw Expected($"the closing {quote}");
            }

            value.Append(Current == '\\' ? Escaped(quote) : _text[_at++]);
        }

        _at++;
        return value.ToString();
    }

    private char Escaped(char quote)
    {
        _at++;
        if (Current == '\'' && quote == '\'')
        {
            _at++;
            return quote;
        }

        int start = _at;
        char? value = JsonEscape.Read(_text, ref _at);
        return value is null || (value == '"' && _text[start] == '"' && quote != '"')
            ? throw Expected("a valid escape after '\\'")
            : value.Value;
    }

    private PathTest Or()
    {
        PathTest test = And();
        SkipBlanks();
        while (TryTake("||"))
        {
            (PathTest left, PathTest right) = (test, And());
            test = (node, evaluation) => left(node, evaluation) || right(node, evaluation);
            SkipBlanks();
        }

        return test;
    }

    private PathTest And()
    {
        PathTest test = Basic();
        SkipBlanks();
        while (TryTake("&&"))
        {
            (PathTest left, PathTest right) = (test, Basic());
            test = (node, evaluation) => left(node, evaluation) && right(node, evaluation);
            SkipBlanks();
        }

        return test;
    }

    private PathTest Basic()
    {
        if (++_depth > MostNested)
        {
            throw new JsonPathException($"it is nested more than {MostNested} levels deep");
        }

        try
        {
            SkipBlanks();
            if (TryTake("!"))
            {
                PathTest inner = Basic();
                return (node, evaluation) => !inner(node, evaluation);
            }

            if (TryTake("("))
            {
                PathTest inner = Or();
                SkipBlanks();
                Take(")");
                return inner;
            }

            return Comparison();
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>A comparison, or a query or function that is a test by itself.</summary>
    private PathTest Comparison()
    {
        (PathValue? value, PathTest? test) = Operand();
        SkipBlanks();
        if (s_operators.FirstOrDefault(TryTake) is not { } @operator)
        {
            return test ?? throw Expected("a comparison, such as '== 1'");
        }

        PathValue left = value ?? throw new JsonPathException($"the left side of '{@operator}' must be one value");
        SkipBlanks();
        PathValue right = Operand().Value
            ?? throw new JsonPathException($"the right side of '{@operator}' must be one value");
        return (node, evaluation) => PathComparison.Holds(left(node, evaluation), @operator, right(node, evaluation));
    }

    private (PathValue? Value, PathTest? Test) Operand()
    {
        if (Current is '@' or '$')
        {
            PathQuery query = Query();
            PathTest exists = (node, evaluation) => query.Select(node, evaluation).Any();
            return (query.IsSingular ? (node, evaluation) => query.Select(node, evaluation).FirstOrDefault()?.Node : null, exists);
        }

        if (Current is '\'' or '"')
        {
            return (Constant(Quoted(), isPlain: false), null);
        }

        foreach (string word in new[] { "true", "false", "null" })
        {
            if (TryTake(word))
            {
                return (Constant(word, isPlain: true), null);
            }
        }

        return Current is '-' or (>= '0' and <= '9') ? (Constant(Number(), isPlain: true), null) : Function();
    }

    private PathQuery Query()
    {
        bool fromRoot = _text[_at++] == '$';
        if (++_depth > MostNested)
        {
            throw new JsonPathException($"it is nested more than {MostNested} levels deep");
        }

        var query = new PathQuery(fromRoot, Segments());
        _depth--;
        return query;
    }

    private string Number()
    {
        Match number = Regex.Match(_text.Substring(_at), @"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?", RegexOptions.CultureInvariant);
        if (!number.Success)
        {
            throw Expected("a number");
        }

        _at += number.Length;
        return number.Value;
    }

    private (PathValue? Value, PathTest? Test) Function()
    {
        string name = Current is >= 'a' and <= 'z' ? Name() : throw Expected("'@', '$', a function or a value");
        Take("(");
        SkipBlanks();
        (PathValue? Value, PathTest? Test) result;
        switch (name)
        {
            case "length":
                PathValue measured = ValueArgument(name);
                result = ((node, evaluation) => Length(measured(node, evaluation)), null);
                break;
            case "count":
                PathQuery counted = QueryArgument(name);
                result = ((node, evaluation) => NumberNode(counted.Select(node, evaluation).Count()), null);
                break;
            case "value":
                PathQuery single = QueryArgument(name);
                result = ((node, evaluation) => single.Select(node, evaluation).Take(2).ToArray() is { Length: 1 } only
                    ? only[0].Node
                    : null, null);
                break;
            case "match" or "search":
                PathValue text = ValueArgument(name);
                SkipBlanks();
                Take(",");
                SkipBlanks();
                PathValue pattern = ValueArgument(name);
                result = (null, (node, evaluation) => IsMatch(text(node, evaluation), pattern(node, evaluation), isWhole: name == "match"));
                break;
            default:
                throw new JsonPathException(
                    $"there is no function '{name.Abbreviated()}'; the functions are length, count, match, search and value");
        }

        SkipBlanks();
        Take(")");
        return result;
    }

    private PathValue ValueArgument(string function)
        => Operand().Value ?? throw new JsonPathException($"'{function}' takes a value or a query of one node");

    private PathQuery QueryArgument(string function)
        => Current is '@' or '$' ? Query() : throw new JsonPathException($"'{function}' takes a query");

    private static PathValue Constant(string text, bool isPlain)
    {
        var constant = new YamlScalar(text, isPlain, default);
        return (_, _) => constant;
    }

    private static YamlScalar NumberNode(int number) => new(number.ToString(CultureInfo.InvariantCulture), isPlain: true, default);

    private static YamlNode? Length(YamlNode? node) => node switch
    {
        YamlScalar { Kind: ScalarKind.String } text => NumberNode(text.Text.Count(unit => !char.IsLowSurrogate(unit))),
        YamlSequence list => NumberNode(list.Items.Length),
        YamlMapping mapping => NumberNode(mapping.Entries.Length),
        _ => null,
    };

    private static bool IsMatch(YamlNode? text, YamlNode? pattern, bool isWhole)
    {
        if (text is not YamlScalar { Kind: ScalarKind.String } searched || pattern is not YamlScalar { Kind: ScalarKind.String } expression
            || expression.Text.Length > SchemaPattern.MaxLength)
        {
            return false;
        }

        try
        {
            return Regex.IsMatch(
                searched.Text, isWhole ? $@"\A(?:{expression.Text})\z" : expression.Text, RegexOptions.CultureInvariant, s_patience);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new JsonPathException($"the pattern '{expression.Text.Abbreviated()}' takes too long to match");
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
