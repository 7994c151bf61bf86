namespace XaiGen.Review.Reports;

/// <summary>For a comment on a pull request.</summary>
public static class MarkdownReport
{
    /// <summary>GitHub takes comments of at most 65,536 characters.</summary>
    private const int MostCharacters = 60_000;

    private const int MostOperations = 5;

    private const int MostMembers = 8;

    public static string Write(Review review)
    {
        var report = new MarkdownBuilder();
        report.Append($"### Contract review\n\n{ReportWords.Summary(review)}\n");
        if (ReportWords.Advice(review) is { } advice)
        {
            report.Append($"\n{advice}\n");
        }

        int left = review.Findings.Count;
        foreach ((string? title, IReadOnlyList<Finding>? findings) in ReportWords.Groups(review))
        {
            report.Append($"\n#### {title}\n\n");
            foreach (Finding finding in findings)
            {
                if (report.Length > MostCharacters)
                {
                    return report.Append($"\n{left} more findings did not fit here; the JSON report has them.\n").ToString();
                }

                Append(report, finding);
                left--;
            }
        }

        return report.ToString();
    }

    private static void Append(MarkdownBuilder report, Finding finding)
    {
        report.Append($"- {Mark(finding.Severity)} **{ReportWords.Verdicts(finding)}** {finding.Rule.Id:code}: {finding.Message} {finding.Why}");
        if (ReportWords.PlaceOf(finding) is { } at)
        {
            report.Append($" <sub>{at.File:code}:{at.Line}</sub>");
        }

        report.Append($"\n");
        if (finding.Operations.Count > 1)
        {
            report.Append($"  - in ");
            AppendNames(report, finding.Operations, MostOperations);
        }

        if (finding.Members.Count > 0)
        {
            report.Append($"  - C#: ");
            AppendNames(report, finding.Members, MostMembers);
        }

        if (finding.Witness is { } witness)
        {
            report.Append($"  - {(witness.ValidBefore ? "right before, refused now" : "ruled out before, possible now")}: {witness.Json:code}\n");
        }
    }

    private static void AppendNames(MarkdownBuilder report, IReadOnlyList<string> names, int most)
    {
        for (int i = 0; i < Math.Min(names.Count, most); i++)
        {
            if (i > 0)
            {
                report.Append($", ");
            }

            report.Append($"{names[i]:code}");
        }

        if (names.Count > most)
        {
            report.Append($" and {names.Count - most} more");
        }

        report.Append($"\n");
    }

    private static string Mark(Severity severity) => severity switch
    {
        Severity.Error => "🔴",
        Severity.Warning => "🟡",
        _ => "⚪",
    };
}
