namespace XaiGen.Review.Pages;

/// <summary>The lists of all types and of all unions.</summary>
internal static class IndexPages
{
    /// <summary>More pictures on one page are not helpful; the pages of the types have them.</summary>
    private const int MostPictures = 60;

    public static void WriteTypes(Page page, ApiReference reference)
    {
        page.Append($"<h1>Types</h1>\n<p class=\"prose lead\">All types that requests and responses are made of.</p>\n");
        foreach (IGrouping<char, TypeEntry> letter in reference.Types.GroupBy(entry => char.ToUpperInvariant(entry.Name[0])))
        {
            page.Append($"<h2>{letter.Key.ToString()}</h2>\n<ul class=\"rows\">\n");
            foreach (TypeEntry entry in letter)
            {
                page.Append($"<li><a href=\"{entry.File}\">{entry.Name}</a> <span class=\"kind\">{TypePage.WordOf(entry)}</span> <span class=\"what\">");
                page.Inline(OverviewPage.FirstSentence(reference.Notes.Description(entry.Pointer) ?? "")).Append($"</span></li>\n");
            }

            page.Append($"</ul>\n");
        }
    }

    public static void WriteUnions(Page page, ApiReference reference)
    {
        page.Append($"<h1>Unions</h1>\n<p class=\"prose lead\">Values that are one of several kinds. In C# each kind is a type, ");
        page.Append($"and <code>Match</code> and <code>Switch</code> have a handler for each.</p>\n");
        TypeEntry[] unions = [.. reference.Types.Where(entry => entry.Form == TypeForm.Union)];
        foreach (TypeEntry entry in unions.Take(MostPictures))
        {
            page.Append($"<section>\n<h2><a href=\"{entry.File}\">{entry.Name}</a></h2>\n");
            UnionPicture.Write(page, reference, entry);
            page.Append($"</section>\n");
        }

        if (unions.Length > MostPictures)
        {
            page.Append($"<h2>More</h2>\n<ul class=\"plain\">\n");
            foreach (TypeEntry entry in unions.Skip(MostPictures))
            {
                page.Append($"<li><a href=\"{entry.File}\">{entry.Name}</a></li>\n");
            }

            page.Append($"</ul>\n");
        }
    }
}
