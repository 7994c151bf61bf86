using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Reading.Schemas;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Extensions;

/// <summary>The prices of a request: <c>x-xaigen-cost</c>.</summary>
internal static class CostReader
{
    private const string Unit = "unit";
    private const string Count = "count";
    private const string Otherwise = "otherwise";
    private const string Prices = "prices";
    private const string Usd = "usd";
    private const string When = "when";

    private static readonly string[] s_termFields = [Unit, Count, Otherwise, Prices];

    private static readonly string[] s_priceFields = [Usd, When];

    public static EquatableArray<CostTerm> Read(NodeReader word)
    {
        if (!word.Exists)
        {
            return default;
        }

        if (word.Node is not YamlSequence { Items.Length: > 0 })
        {
            ReportShape(word, "a list of parts, each with unit and prices", word);
            return default;
        }

        // With a part missing, the sum would be too low.
        CostTerm?[] terms = [.. word.Items().Select(term => ReadTerm(word, term))];
        return terms.Contains(null) ? default : terms.OfType<CostTerm>().ToEquatableArray();
    }

    private static CostTerm? ReadTerm(NodeReader word, NodeReader term)
    {
        if (!HasFields(word, term, s_termFields))
        {
            return null;
        }

        string? unit = term[Unit].Text();
        if (string.IsNullOrWhiteSpace(unit) || term[Prices].Node is not YamlSequence { Items.Length: > 0 })
        {
            term.Report(ProblemRules.CostPartIncomplete.Message());
            term.MarkValueRead();
            return null;
        }

        NodeReader count = term[Count];
        EquatableArray<string> counted = count.Node is YamlSequence
            ? count.Texts()
            : count.Text() is { } name ? new[] { name }.ToEquatableArray()
            : default;
        decimal? otherwise = term[Otherwise].Number();
        CostPrice?[] prices = [.. term[Prices].Items().Select(price => ReadPrice(word, price))];
        if (prices.Contains(null))
        {
            return null;
        }

        int always = Array.FindIndex(prices, price => price!.When.IsEmpty);
        if (always != prices.Length - 1)
        {
            term[Prices].Report((always < 0 ? ProblemRules.CostLastPriceMissing : ProblemRules.CostPriceUnreachable).Message());
            return null;
        }

        return new CostTerm
        {
            Pointer = term.Pointer,
            Unit = unit!,
            Count = counted,
            Otherwise = otherwise ?? (counted.IsEmpty ? 1 : 0),
            Prices = prices.OfType<CostPrice>().ToEquatableArray(),
        };
    }

    private static CostPrice? ReadPrice(NodeReader word, NodeReader price)
    {
        if (!HasFields(word, price, s_priceFields))
        {
            return null;
        }

        if (price[Usd].Number() is not { } usd || usd < 0)
        {
            price.Report(ProblemRules.CostPriceMissing.Message());
            price.MarkValueRead();
            return null;
        }

        return new CostPrice(
            usd, price[When].Entries()
                .Select(condition => new CostCondition(condition.Name, Values(condition)))
                .OrderBy(condition => condition.Property, StringComparer.Ordinal)
                .ToEquatableArray());
    }

    private static EquatableArray<JsonLiteral> Values(NodeReader condition)
    {
        NodeReader[] values = condition.Node is YamlSequence ? [.. condition.Items()] : [condition];
        return values.Select(value =>
        {
            value.MarkValueRead();
            return LiteralReader.ToLiteral(value.Node!);
        }).ToEquatableArray();
    }

    private static bool HasFields(NodeReader word, NodeReader part, string[] fields)
    {
        if (part.Node is not YamlMapping)
        {
            ReportShape(word, $"parts with {string.Join(", ", fields)}", part);
            return false;
        }

        foreach (NodeReader field in part.Entries().Where(field => !fields.Contains(field.Name)))
        {
            field.ReportAtKey(
                ProblemRules.WordFieldUnknown.Message(
                    word.Name, field.Name.Abbreviated(), Wording.DidYouMean(field.Name, fields), string.Join(", ", fields)));
        }

        return true;
    }

    private static void ReportShape(NodeReader word, string expected, NodeReader at)
        => at.Report(ProblemRules.WordShape.Message(word.Name, expected, at.Node!.Description));
}
