namespace XaiGen.Emulator.Filter;

/// <summary>
/// The filter expressions of the file list, following AIP-160 without its functions and searches in all fields:
/// <code>
/// filter     = factor { [ "AND" ] factor }          OR binds closer than AND, as AIP-160 has it
/// factor     = term { "OR" term }
/// term       = [ "NOT" | "-" ] ( comparison | "(" filter ")" )
/// comparison = field operator value | field ":" "*"          any value
/// </code>
/// </summary>
internal sealed class FilterExpression
{
    private const int MaxDepth = 64;

    private readonly Predicate<FilterSubject> _matches;

    private FilterExpression(Predicate<FilterSubject> matches, bool hasShorthand)
        => (_matches, HasShorthand) = (matches, hasShorthand);

    /// <summary>
    /// Whether it uses features of AIP-160 that the API's documentation does not mention: omitted AND, <c>-</c> for NOT, <c>:*</c>.
    /// </summary>
    public bool HasShorthand { get; }

    public bool Matches(FilterSubject subject) => _matches(subject);

    /// <exception cref="FilterException">The expression is invalid; the message contains the error and its position.</exception>
    public static FilterExpression Parse(string text)
    {
        var reader = new FilterReader(text);
        Predicate<FilterSubject> matches = ReadFilter(reader, depth: 0);
        return reader.IsAtEnd
            ? new FilterExpression(matches, reader.TookShorthand)
            : throw new FilterException($"AND, OR or the end was expected, found {reader.Rest}", reader.Position);
    }

    private static Predicate<FilterSubject> ReadFilter(FilterReader reader, int depth)
    {
        Predicate<FilterSubject> left = ReadFactor(reader, depth);
        while (TakesAnd(reader))
        {
            (Predicate<FilterSubject>? first, Predicate<FilterSubject>? second) = (left, ReadFactor(reader, depth));
            left = subject => first(subject) && second(subject);
        }

        return left;
    }

    private static bool TakesAnd(FilterReader reader)
        => reader.TryTakeKeyword("AND") || (!reader.IsAtEnd && !reader.IsAt(')') && reader.TakeShorthand());

    private static Predicate<FilterSubject> ReadFactor(FilterReader reader, int depth)
    {
        Predicate<FilterSubject> left = ReadTerm(reader, depth);
        while (reader.TryTakeKeyword("OR"))
        {
            (Predicate<FilterSubject>? first, Predicate<FilterSubject>? second) = (left, ReadTerm(reader, depth));
            left = subject => first(subject) || second(subject);
        }

        return left;
    }

    private static Predicate<FilterSubject> ReadTerm(FilterReader reader, int depth)
    {
        int position = reader.Position;
        if (depth == MaxDepth)
        {
            throw new FilterException($"The filter is nested more than {MaxDepth} deep", position);
        }

        if (reader.TryTakeKeyword("NOT") || (reader.TryTake('-') && reader.TakeShorthand()))
        {
            Predicate<FilterSubject> negated = ReadTerm(reader, depth + 1);
            return subject => !negated(subject);
        }

        if (!reader.TryTake('('))
        {
            return ReadComparison(reader);
        }

        Predicate<FilterSubject> inner = ReadFilter(reader, depth + 1);
        return reader.TryTake(')')
            ? inner
            : throw new FilterException($"The parenthesis has no closing ')'; found {reader.Rest}", position);
    }

    private static Predicate<FilterSubject> ReadComparison(FilterReader reader)
    {
        int position = reader.Position;
        if (reader.TryTakeWord() is not { } name)
        {
            throw new FilterException($"A field name was expected, found {reader.Rest}", position);
        }

        if (!FilterField.All.TryGetValue(name, out FilterField? field))
        {
            throw UnknownField(name, position, isCompared: reader.TryTakeOperator() is not null);
        }

        position = reader.Position;
        string symbol = reader.TryTakeOperator()
            ?? throw new FilterException($"An operator was expected after '{name}', found {reader.Rest}", position);
        if (symbol == ":" && reader.TryTake('*'))
        {
            reader.TakeShorthand();
            return field.IsPresent;
        }

        if (!field.Operators.Contains(symbol))
        {
            throw new FilterException(
                $"'{name}' cannot be compared with {symbol}, only with {string.Join(' ', field.Operators)}", position);
        }

        return field.Compare(symbol, reader.TakeValue());
    }

    private static FilterException UnknownField(string name, int position, bool isCompared)
        => new(
            name switch
            {
                "AND" or "OR" => $"A comparison was expected, found {name}",
                _ when name.ToUpperInvariant() is "AND" or "OR" or "NOT" =>
                    $"'{name}' is written in capitals, {name.ToUpperInvariant()}",
                _ when isCompared => NoSuchField(name),
                _ => $"{NoSuchField(name)}. A value of several words stands in double quotes",
            },
            position);

    private static string NoSuchField(string name)
        => $"There is no field '{name}'; the fields are {string.Join(", ", FilterField.All.Keys)}";
}
