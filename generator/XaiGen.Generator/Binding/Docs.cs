using System.Globalization;
using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Binding;

/// <summary>Makes doc comments from descriptions: the first paragraph is the summary, the rest and the facts are remarks.</summary>
internal static class Docs
{
    /// <param name="schema">The schema as written where it is used.</param>
    /// <param name="resolved">The target of its reference, for the facts stated there.</param>
    internal static Doc Of(Schema schema, Schema? resolved = null)
    {
        resolved ??= schema;
        (string? summary, string? remarks) = Split(schema.Description ?? resolved.Description ?? schema.Title ?? resolved.Title);
        return new Doc(summary, Join(remarks, Facts(resolved)), schema.Source ?? resolved.Source, schema.IsDeprecated);
    }

    internal static Doc Of(string? summary, string? description, string? source = null, bool isDeprecated = false)
    {
        (string? first, string? rest) = Split(description);
        return summary is null || summary == first
            ? new Doc(first, rest, source, isDeprecated)
            : new Doc(summary, description, source, isDeprecated);
    }

    private static (string? Summary, string? Remarks) Split(string? text)
    {
        if (text is null || text.Trim() is not { Length: > 0 } trimmed)
        {
            return (null, null);
        }

        trimmed = trimmed.Replace("\r\n", "\n");
        int blank = trimmed.IndexOf("\n\n", StringComparison.Ordinal);
        return blank < 0 ? (trimmed, null) : (trimmed.Substring(0, blank).TrimEnd(), trimmed.Substring(blank).Trim());
    }

    private static string? Join(string? left, string? right)
        => left is null ? right : right is null ? left : left + "\n\n" + right;

    private static string? Facts(Schema schema)
    {
        string unit = schema.Unit == "seconds" ? " seconds" : schema.Unit == "usd-ticks" ? " ticks" : "";
        string?[] facts =
        [
            Bounds(schema.LowerBound, schema.UpperBound, unit),
            Bounds("Length", schema.MinLength, schema.MaxLength, " characters"),
            Bounds("Count", schema.MinItems, schema.MaxItems, " items"),
            schema.Pattern is { } pattern ? $"Pattern: {pattern}" : null,
            schema.Default is { Kind: not JsonLiteralKind.Null } value ? $"Default: {value.Text}{unit}." : null,
        ];
        string text = string.Join(" ", facts.Where(fact => fact is not null));
        return text.Length == 0 ? null : text;
    }

    private static string? Bounds(Bound? low, Bound? high, string unit)
    {
        if (low is not { IsExclusive: true } && high is not { IsExclusive: true })
        {
            return Bounds("Value", low?.Value, high?.Value, unit);
        }

        string?[] sides =
        [
            low is { } least ? $"{(least.IsExclusive ? "above" : "at least")} {Number(least.Value)}" : null,
            high is { } most ? $"{(most.IsExclusive ? "below" : "at most")} {Number(most.Value)}" : null,
        ];
        return $"Value: {string.Join(" and ", sides.Where(side => side is not null))}{unit}.";
    }

    private static string? Bounds(string what, decimal? minimum, decimal? maximum, string unit)
        => (minimum, maximum) switch
        {
            ({ } least, { } most) => $"{what}: {Number(least)} to {Number(most)}{unit}.",
            ({ } least, null) => $"{what}: at least {Number(least)}{unit}.",
            (null, { } most) => $"{what}: at most {Number(most)}{unit}.",
            _ => null,
        };

    private static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
