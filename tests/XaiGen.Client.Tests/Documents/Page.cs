namespace XaiGen.Client.Tests.Documents;

/// <summary>A fenced block of a page; <paramref name="Index"/> counts the blocks of one language from 1.</summary>
internal sealed record Block(string Page, string Language, int Index, string Text);

/// <summary>The vendor's pages. They are read where they lie, nothing of them is kept here.</summary>
internal static class Page
{
    private static readonly string s_folder = Path.GetFullPath(Path.Combine(Repository.Root, "../shared/reference/docs"));

    public static bool AreThere => Directory.Exists(s_folder);

    /// <summary>All blocks whose language begins with this word, in the order of the pages.</summary>
    public static IEnumerable<Block> Blocks(string language) => AreThere
        ? Directory.EnumerateFiles(s_folder, "*.md").Order(StringComparer.Ordinal).SelectMany(path => BlocksOf(path, language))
        : [];

    private static IEnumerable<Block> BlocksOf(string path, string language)
    {
        string name = Path.GetFileName(path);
        int index = 0;
        List<string>? lines = null;
        foreach (string line in File.ReadLines(path))
        {
            if (!line.StartsWith("```", StringComparison.Ordinal))
            {
                lines?.Add(line);
            }
            else if (lines is null)
            {
                lines = [line[3..]];
            }
            else
            {
                if (lines[0].StartsWith(language, StringComparison.Ordinal))
                {
                    yield return new Block(name, language, ++index, string.Join('\n', lines.Skip(1)));
                }

                lines = null;
            }
        }
    }
}

/// <summary>A test of the vendor's pages, skipped where they are absent.</summary>
internal sealed class PagesFactAttribute : FactAttribute
{
    internal const string Absent = "The vendor's pages are not beside the repository, at ../shared/reference/docs.";

    public PagesFactAttribute() => Skip = Page.AreThere ? null : Absent;
}

/// <summary>A test over what the vendor's pages hold, skipped where they are absent.</summary>
internal sealed class PagesTheoryAttribute : TheoryAttribute
{
    public PagesTheoryAttribute() => Skip = Page.AreThere ? null : PagesFactAttribute.Absent;
}
