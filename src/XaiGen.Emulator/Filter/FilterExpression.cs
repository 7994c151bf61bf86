namespace XaiGen.Emulator.Filter;

/// <summary>
/// The filter expressions of the file list, a part of AIP-160:
/// <code>
/// filter     = sequence { "AND" sequence }          OR binds closer than AND, as AIP-160 has it
/// sequence   = factor { "OR" factor }
/// factor     = [ "NOT" ] ( comparison | "(" filter ")" )
/// comparison = field operator value
/// </code>
/// </summary>
internal sealed class FilterExpression
{
    private const int MaxDepth = 64;

    private readonly Predicate<FilterSubject> _matches;

    private FilterExpression(Predicate<FilterSubject> matches) => _matches = matches;

    public bool Matches(FilterSubject subject) => _matches(subject);

    /// <exception cref="FilterException">The expression is wrong; the message says what and where.</exception>
    public static FilterExpression Parse(string text)
    {
        var reader = new FilterReader(text);
        var matches = ReadFilter(reader, depth: 0);
        return reader.IsAtEnd
            ? new FilterExpression(matches)
            : throw new FilterException($"AND, OR or the end was expected, found {reader.Rest}", reader.Position);
    }

    private static Predicate<FilterSubject> ReadFilter(FilterReader reader, int depth)
    {
        var left = ReadSequence(reader, depth);
        while (reader.TryTakeKeyword("AND"))
        {
            var (first, second) = (left, ReadSequence(reader, depth));
            left = subject => first(subject) && second(subject);
        }

        return left;
    }

    private static Predicate<FilterSubject> ReadSequence(FilterReader reader, int depth)
    {
        var left = ReadFactor(reader, depth);
        while (reader.TryTakeKeyword("OR"))
        {
            var (first, second) = (left, ReadFactor(reader, depth));
            left = subject => first(subject) || second(subject);
        }

        return left;
    }

    private static Predicate<FilterSubject> ReadFactor(FilterReader reader, int depth)
    {
        var position = reader.Position;
        if (depth == MaxDepth)
        {
            throw new FilterException($"The filter is nested more than {MaxDepth} deep", position);
        }

        if (reader.TryTakeKeyword("NOT"))
        {
            var negated = ReadFactor(reader, depth + 1);
            return subject => !negated(subject);
        }

        if (!reader.TryTake('('))
        {
            return ReadComparison(reader);
        }

        var inner = ReadFilter(reader, depth + 1);
        return reader.TryTake(')')
            ? inner
            : throw new FilterException($"The parenthesis has no closing ')'; found {reader.Rest}", position);
    }

    private static Predicate<FilterSubject> ReadComparison(FilterReader reader)
    {
        var position = reader.Position;
        if (reader.TryTakeWord() is not { } name)
        {
            throw new FilterException($"A field name was expected, found {reader.Rest}", position);
        }

        if (!FilterField.All.TryGetValue(name, out var field))
        {
            throw new FilterException(
                $"There is no field '{name}'; the fields are {string.Join(", ", FilterField.All.Keys)}", position);
        }

        position = reader.Position;
        var symbol = reader.TryTakeOperator()
            ?? throw new FilterException($"An operator was expected after '{name}', found {reader.Rest}", position);
        if (!field.Operators.Contains(symbol))
        {
            throw new FilterException(
                $"'{name}' cannot be compared with {symbol}, only with {string.Join(' ', field.Operators)}", position);
        }

        return field.Compare(symbol, reader.TakeValue());
    }
}
