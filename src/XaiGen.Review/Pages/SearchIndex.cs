using System.Text.Encodings.Web;
using System.Text.Json;
using XaiGen.Generator.Symbols;

namespace XaiGen.Review.Pages;

/// <summary>The search index, as a script that the pages load for the first search.</summary>
internal static class SearchIndex
{
    private const int LongestText = 100;

    // Escapes everything but plain letters, digits and signs that have no meaning in HTML or a script.
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.Default };

    public static PageFile Write(ApiReference reference)
    {
        IEnumerable<string[]> operations = reference.Operations.Select(entry => new[]
        {
            $"{entry.Group.Name}.{entry.ShortName}", $"{entry.Operation.HttpMethod} {entry.Operation.Path}", entry.File,
            Shortened(entry.Summary),
        });
        IEnumerable<string[]> types = reference.Types.SelectMany(entry => Members(reference, entry)
            .Prepend([entry.Name, TypePage.WordOf(entry), entry.File, Shortened(reference.Notes.Description(entry.Pointer) ?? "")]));
        IEnumerable<string[]> sections = reference.Sections.Select(section => new[] { section.Title, "", section.File, "" });
        string json = JsonSerializer.Serialize(operations.Concat(types).Concat(sections), s_json);
        return new PageFile("search.js", $"{Mark}\nxaigenFound({json.Replace("],[", "],\n[", StringComparison.Ordinal)});\n");
    }

    /// <summary>The first line, by which a later run knows the file.</summary>
    public const string Mark = "// Written by xaigen docs.";

    private static IEnumerable<string[]> Members(ApiReference reference, TypeEntry entry)
        => reference.Api.Of(entry.Type)
            .Where(symbol => symbol.Kind is GeneratedSymbolKind.Property or GeneratedSymbolKind.EnumValue)
            .DistinctBy(symbol => symbol.Member)
            .Select(symbol => new[]
            {
                $"{entry.Name}.{symbol.Member}", GeneratedApi.Fact(symbol, "name") ?? GeneratedApi.Fact(symbol, "value") ?? "", entry.File, "",
            });

    private static string Shortened(string text)
    {
        string line = OverviewPage.FirstSentence(text).Replace("`", "", StringComparison.Ordinal);
        return line.Length <= LongestText ? line : line[..(LongestText - 1)].TrimEnd() + "…";
    }
}
