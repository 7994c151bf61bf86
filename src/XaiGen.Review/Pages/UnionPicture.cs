using Microsoft.CodeAnalysis;
using XaiGen.Generator.Symbols;

namespace XaiGen.Review.Pages;

/// <summary>A union as a picture: the union at the left, a line to each case, and the discriminator of each case.</summary>
internal static class UnionPicture
{
    private const int MostCases = 24;
    private const int RowHeight = 56;
    private const int BoxHeight = 40;
    private const int LetterWidth = 8;
    private const int Gap = 72;
    private const int MostLetters = 40;

    /// <summary>On a narrow screen the cases begin within sight; the heading has the whole name.</summary>
    private const int MostLettersOfUnion = 16;

    public static void Write(Page page, ApiReference reference, TypeEntry entry)
    {
        GeneratedSymbol[] cases = [.. reference.Api.CasesOf(entry.Type)];
        (string Name, string Words, string Link)[] rows = [.. cases.Take(MostCases).Select(@case => (
            Name(@case.Type[(@case.Type.LastIndexOf('.') + 1)..]),
            WordsOf(reference.Api, entry.Type, @case),
            $"{entry.File}#{ApiReference.AnchorOf(@case)}"))];
        string union = Name(entry.Name[(entry.Name.LastIndexOf('.') + 1)..], MostLettersOfUnion);
        int left = WidthOf(union), height = rows.Length * RowHeight;
        int right = rows.Select(row => Math.Max(WidthOf(row.Name), WidthOf(Name(row.Words)))).DefaultIfEmpty().Max();
        int middle = height / 2, from = left + Gap;
        page.Append($"<figure class=\"union\" tabindex=\"0\" role=\"group\" aria-label=\"The cases of {entry.Name}\">\n");
        page.Append(
            $"<svg viewBox=\"0 0 {from + right + 2} {height}\" width=\"{from + right + 2}\" height=\"{height}\" focusable=\"false\">\n");
        for (int i = 0; i < rows.Length; i++)
        {
            int at = (i * RowHeight) + (RowHeight / 2);
            page.Append(
                $"<path class=\"line\" d=\"M{left + 1} {middle} C{left + (Gap / 2)} {middle} {left + (Gap / 2)} {at} {from} {at}\"/>\n");
        }

        Box(page, 1, middle, left, union, "", "");
        for (int i = 0; i < rows.Length; i++)
        {
            Box(page, from, (i * RowHeight) + (RowHeight / 2), right, rows[i].Name, rows[i].Words, rows[i].Link);
        }

        page.Append($"</svg>\n");
        if (cases.Length > MostCases)
        {
            page.Append($"<figcaption>and {cases.Length - MostCases} more, below</figcaption>\n");
        }

        page.Append($"</figure>\n");
    }

    /// <summary>The discriminator of a case.</summary>
    public static string WordsOf(GeneratedApi api, INamedTypeSymbol type, GeneratedSymbol @case)
    {
        string by = GeneratedApi.Fact(@case, "recognized by") ?? "", kinds = GeneratedApi.Fact(@case, "JSON") ?? "any";
        GeneratedSymbol? union = api.Of(type).FirstOrDefault(symbol => symbol.Kind == GeneratedSymbolKind.Type);
        if (@case.Facts.IsEmpty)
        {
            return "bytes, sent as a data URI";
        }

        int blank = by.IndexOf(' ', StringComparison.Ordinal);
        string values = blank < 0 ? "" : by[(blank + 1)..].Replace(", ", " or ", StringComparison.Ordinal);
        return by switch
        {
            _ when by.StartsWith("discriminator ", StringComparison.Ordinal)
                => $"{GeneratedApi.Fact(union, "discriminator")} is {values}",
            _ when by.StartsWith("property ", StringComparison.Ordinal) => $"has {values}",
            "no other case" => "anything else",
            "best match" => "the best match",
            _ => kinds == "any" ? "any value" : $"JSON: {kinds}",
        };
    }

    private static void Box(Page page, int x, int y, int width, string name, string words, string link)
    {
        bool isLink = link.Length > 0;
        if (isLink)
        {
            page.Append($"<a href=\"{link}\">");
        }

        page.Append($"<g><rect x=\"{x}\" y=\"{y - (BoxHeight / 2)}\" width=\"{width}\" height=\"{BoxHeight}\" rx=\"6\"/>");
        page.Append($"<text class=\"name\" x=\"{x + 12}\" y=\"{(words.Length > 0 ? y - 3 : y + 5)}\">{name}</text>");
        if (words.Length > 0)
        {
            page.Append($"<text class=\"words\" x=\"{x + 12}\" y=\"{y + 13}\">{Name(words)}</text>");
        }

        page.Append($"</g>");
        if (isLink)
        {
            page.Append($"</a>");
        }

        page.Append($"\n");
    }

    private static string Name(string text, int most = MostLetters) => text.Length <= most ? text : text[..(most - 1)] + "…";

    private static int WidthOf(string text) => (text.Length * LetterWidth) + 24;
}
