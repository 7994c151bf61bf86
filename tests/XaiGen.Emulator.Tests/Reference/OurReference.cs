using System.Net;
using System.Text.RegularExpressions;
using XaiGen.Generator;
using XaiGen.Review;
using XaiGen.Review.Pages;

namespace XaiGen.Emulator.Tests.Reference;

/// <summary>The pages of our contract, as <c>xaigen docs</c> writes them.</summary>
internal static partial class OurReference
{
    private static readonly Lazy<PageSet> s_pages = new(() => ContractPages.Make(
        Contract(Path.Combine(AppContext.BaseDirectory, "xai.openapi.yaml")),
        new PageOptions
        {
            Generation = new GenerationOptions("XaiGen", "XaiClient"),
            History = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "spec/history"), "*.yaml").Order(StringComparer.Ordinal)
                .Select(Contract)],
        }));

    public static IReadOnlyList<PageFile> Pages => s_pages.Value.Files;

    /// <summary>The samples in a language, by operation, as a reader copies them.</summary>
    public static IReadOnlyDictionary<string, string> Samples(string language)
        => Pages.Where(page => page.Name.StartsWith("operation-", StringComparison.Ordinal)).ToDictionary(
            page => page.Name["operation-".Length..^".html".Length],
            page => WebUtility.HtmlDecode(Sample().Matches(page.Text).Single(match => match.Groups[1].Value == language).Groups[2].Value));

    private static ContractText Contract(string file) => new(Path.GetFileName(file), File.ReadAllText(file));

    [GeneratedRegex(@"<figcaption>([^<]*)</figcaption>\n<pre[^>]*><code>([^<]*)</code>")]
    private static partial Regex Sample();
}
