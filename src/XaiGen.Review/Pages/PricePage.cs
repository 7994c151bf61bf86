using System.Globalization;
using XaiGen.Contract.Model;

namespace XaiGen.Review.Pages;

/// <summary>What requests cost, as <c>x-xaigen-cost</c> says it.</summary>
internal static class PricePage
{
    public static void Write(Page page, ApiReference reference)
    {
        page.Append($"<h1>Prices</h1>\n<p class=\"prose lead\">The prices of requests that the contract states. ");
        page.Append($"In each table, the first row that matches applies.</p>\n");
        foreach ((TypeEntry entry, EquatableArray<CostTerm> costs) in reference.Prices)
        {
            page.Append($"<section>\n<h2><a href=\"{entry.File}\">{entry.Name}</a></h2>\n");
            if (reference.EstimateOf(entry) is { } method)
            {
                page.Append($"<p><code>{method.Name}()</code> estimates the cost of a request.</p>\n");
            }

            foreach (CostTerm term in costs)
            {
                Table(page, entry, term);
            }

            page.Append($"</section>\n");
        }
    }

    private static void Table(Page page, TypeEntry entry, CostTerm term)
    {
        string[] properties = [.. term.Prices.SelectMany(price => price.When).Select(condition => condition.Property).Distinct()];
        page.Append($"<table>\n<caption>Per {term.Unit}");
        if (!term.Count.IsEmpty)
        {
            page.Append($"; how many: <code>{string.Join(" + ", term.Count)}</code>, {Number(term.Otherwise)} where it is not set");
        }

        page.Append($"</caption>\n<thead><tr>");
        foreach (string property in properties)
        {
            page.Append($"<th scope=\"col\">{property}</th>");
        }

        page.Append($"<th scope=\"col\" class=\"number\">US dollars</th></tr></thead>\n<tbody>\n");
        foreach (CostPrice price in term.Prices)
        {
            page.Append($"<tr>");
            foreach (string property in properties)
            {
                CostCondition? condition = price.When.FirstOrDefault(each => each.Property == property);
                page.Append($"<td>{(condition is null ? "any" : string.Join(" or ", condition.Values.Select(Word)))}</td>");
            }

            page.Append($"<td class=\"number\">{Number(price.Usd)}</td></tr>\n");
        }

        page.Append($"</tbody>\n</table>\n");
    }

    private static string Word(JsonLiteral value) => value.Kind == JsonLiteralKind.Null ? "not set" : value.Text;

    private static string Number(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);
}
