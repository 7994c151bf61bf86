using Microsoft.CodeAnalysis;
using XaiGen.Generator.Symbols;

namespace XaiGen.Review.Pages;

/// <summary>Everything that values sent to the API must be like.</summary>
internal static class LimitPage
{
    public static void Write(Page page, ApiReference reference)
    {
        page.Append($"<h1>Limits</h1>\n<p class=\"prose lead\">The constraints on parameters and properties. ");
        page.Append($"Clients check them before they send a request, and report all violations at once.</p>\n");
        bool isEmpty = true;
        foreach (OperationEntry entry in reference.Operations)
        {
            GeneratedSymbol[] parameters = [.. reference.Api.Symbols.Within(entry.Operation.Pointer)
                .Where(symbol => symbol.Parameter is not null && symbol.Type == entry.Method.Type)
                .DistinctBy(symbol => symbol.Parameter)];
            isEmpty &= !Section(page, $"{entry.Group.Name}.{entry.ShortName}", entry.File, parameters, symbol => symbol.Parameter!);
        }

        foreach (TypeEntry entry in reference.Types)
        {
            isEmpty &= !Section(
                page, entry.Name, entry.File,
                [.. reference.Api.Of(entry.Type).Where(symbol => symbol.Kind == GeneratedSymbolKind.Property)
                    .DistinctBy(symbol => symbol.Member)],
                symbol => symbol.Member!);
        }

        if (isEmpty)
        {
            page.Append($"<p>The contract has no constraints.</p>\n");
        }
    }

    private static bool Section(Page page, string title, string file, GeneratedSymbol[] symbols, Func<GeneratedSymbol, string> nameOf)
    {
        (GeneratedSymbol Symbol, (string Words, string? Code)[] Limits)[] limited =
            [.. symbols.Select(symbol => (symbol, Constraints.Of(symbol).ToArray())).Where(pair => pair.Item2.Length > 0)];
        if (limited.Length == 0)
        {
            return false;
        }

        page.Append($"<section>\n<h2><a href=\"{file}\">{title}</a></h2>\n<dl class=\"facts\">\n");
        foreach ((GeneratedSymbol symbol, (string Words, string? Code)[] limits) in limited)
        {
            page.Append($"<dt><code>{nameOf(symbol)}</code></dt><dd>");
            Constraints.Write(page, limits, ", ");
            page.Append($"</dd>\n");
        }

        page.Append($"</dl>\n</section>\n");
        return true;
    }
}
