using XaiGen.Review.Reports;

namespace XaiGen.Review.Pages;

/// <summary>The releases of the contract, newest first, each with its breaking and its other changes.</summary>
internal static class HistoryPage
{
    /// <summary>A release that replaces everything has no reader for more.</summary>
    private const int MostLines = 200;

    private const int MostMembers = 6;

    public static void Write(Page page, IReadOnlyList<Release> releases)
    {
        page.Append($"<h1>History</h1>\n<p class=\"prose lead\">The changes of each release of the contract, and which of them break programs.</p>\n");
        foreach (Release release in releases.Reverse())
        {
            page.Append($"<section>\n<h2>{release.Name}</h2>\n<p class=\"small\">after {release.Before}: ");
            page.Append($"{(release.Review.IsReadable ? ReportWords.Summary(release.Review) : "One of the two cannot be read.")}</p>\n");
            Broken(page, release.Review);
            foreach ((string title, IReadOnlyList<Finding> findings) in ChangelogReport.Sections(release.Review)
                .Where(section => section.Title != ChangelogReport.Breaking))
            {
                page.Append($"<h3>{title}</h3>\n<ul class=\"plain\">\n");
                foreach (Finding finding in findings.Take(MostLines))
                {
                    page.Append($"<li>").Text(finding.Message).Append($"</li>\n");
                }

                End(page, findings.Count);
            }

            page.Append($"</section>\n");
        }
    }

    private static void Broken(Page page, Review review)
    {
        Cause[] broken = [.. review.Causes.Where(cause => ChangelogReport.IsBreaking(cause.First))];
        if (broken.Length == 0)
        {
            return;
        }

        page.Append($"<h3>Breaking</h3>\n<ul class=\"plain\">\n");
        foreach (Cause cause in broken.Take(MostLines))
        {
            page.Append($"<li><span class=\"badge error\">{ReportWords.Verdicts(cause.First)}</span> ").Text(cause.Message);
            if (cause.Members.Count > 0)
            {
                page.Append($" <span class=\"small\">C#: ").Text(ReportWords.Members(cause, MostMembers)).Append($"</span>");
            }

            page.Append($"</li>\n");
        }

        End(page, broken.Length);
    }

    private static void End(Page page, int count)
    {
        page.Append($"</ul>\n");
        if (count > MostLines)
        {
            page.Append($"<p>and {count - MostLines} more</p>\n");
        }
    }
}
