namespace XaiGen.Analyzers;

/// <summary>The page that explains the rules. The packages contain it too, as docs/analyzers.md.</summary>
internal static class HelpPage
{
    private const string Url = "https://github.com/xaigen/xaigen/blob/main/generator/XaiGen.Analyzers/README.md";

    /// <summary>The link to a rule's section.</summary>
    /// <param name="anchor">The heading in lower case, with hyphens for spaces.</param>
    public static string Of(string anchor) => $"{Url}#{anchor}";
}
