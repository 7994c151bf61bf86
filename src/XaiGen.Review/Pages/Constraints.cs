using XaiGen.Generator.Symbols;

namespace XaiGen.Review.Pages;

/// <summary>What values must be like, in words.</summary>
internal static class Constraints
{
    /// <summary>Each constraint in words; those of a pattern apart, since it is code.</summary>
    public static IEnumerable<(string Words, string? Code)> Of(GeneratedSymbol symbol)
    {
        foreach (string of in (string[])["", "item's ", "item's item's "])
        {
            string each = of.Length == 0 ? "" : "each ";
            string? Fact(string name) => GeneratedApi.Fact(symbol, of + name);
            if (Range(Fact("minimum"), Fact("maximum"), "") is { } range)
            {
                yield return (each + range, null);
            }

            if (Range(Fact("minimum length"), Fact("maximum length"), " characters") is { } length)
            {
                yield return (each + length, null);
            }

            if (Range(Fact("minimum count"), Fact("maximum count"), " items") is { } count)
            {
                yield return (each + count, null);
            }

            if (Fact("multiple of") is { } step)
            {
                yield return ($"{each}a multiple of {step}", null);
            }

            if (Fact("whole number") is not null)
            {
                yield return ($"{each}whole", null);
            }

            if (Fact("pattern") is { } pattern)
            {
                yield return ($"{each}matches", pattern);
            }
        }
    }

    /// <summary>Writes constraints in one line.</summary>
    public static void Write(Page page, (string Words, string? Code)[] limits, string separator)
    {
        for (int i = 0; i < limits.Length; i++)
        {
            page.Append($"{(i > 0 ? separator : "")}{limits[i].Words}");
            if (limits[i].Code is { } code)
            {
                page.Append($" <code>").Text(code).Append($"</code>");
            }
        }
    }

    private static string? Range(string? least, string? most, string unit) => (Bound(least, "more than"), Bound(most, "less than")) switch
    {
        (null, null) => null,
        ({ } from, null) when unit.Length > 0 && from == "1" => unit == " items" ? "at least 1 item" : "not empty",
        ({ } from, null) => from.StartsWith('m') ? from + unit : $"at least {from}{unit}",
        (null, { } to) => to.StartsWith('l') ? to + unit : $"at most {to}{unit}",
        ({ } from, { } to) when from == to => $"exactly {from}{(from == "1" ? unit.TrimEnd('s') : unit)}",
        ({ } from, { } to) when from[0] == 'm' || to[0] == 'l' => $"{from} and {(to[0] == 'l' ? to : $"at most {to}")}{unit}",
        ({ } from, { } to) => $"{from} to {to}{unit}",
    };

    private static string? Bound(string? fact, string open)
        => fact is not null && fact.EndsWith(", exclusive", StringComparison.Ordinal) ? $"{open} {fact[..fact.IndexOf(',')]}" : fact;
}
