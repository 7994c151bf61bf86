namespace XaiGen.Review.Reports;

/// <summary>A comment for a pull request: a summary, the ten most important findings, and the rest in a collapsed section.</summary>
public static class MarkdownReport
{
    private const int MostShown = 10;

    /// <summary>A length that people still read; GitHub limits comments to 65,536 characters.</summary>
    private const int MostCharacters = 7_000;

    private const int MostNames = 3;

    private const int MostWitness = 200;

    public static string Write(Review review)
    {
        IReadOnlyList<Cause> causes = review.Causes;
        var report = new MarkdownBuilder();
        report.Append($"### Contract review\n\n{ReportWords.Summary(review)}\n");
        if (ReportWords.Advice(review) is { } advice)
        {
            report.Append($"\n{advice}\n");
        }

        if (causes.Count > 1)
        {
            report.Append($"\n| | findings | places |\n|---|--:|--:|\n");
            foreach ((string kind, IReadOnlyList<Cause> of) in ReportWords.Kinds(causes))
            {
                report.Append($"| {kind} | {of.Count} | {of.Sum(cause => cause.Count)} |\n");
            }
        }

        if (causes.Count > 0)
        {
            report.Append($"\n");
        }

        foreach (Cause cause in causes.Take(MostShown))
        {
            Append(report, cause);
        }

        if (causes.Count > MostShown)
        {
            report.Append($"\n<details>\n<summary>{causes.Count - MostShown} more</summary>\n\n");
            int left = causes.Count - MostShown;
            foreach (Cause cause in causes.Skip(MostShown).TakeWhile(_ => report.Length < MostCharacters))
            {
                AppendShort(report, cause);
                left--;
            }

            if (left > 0)
            {
                report.Append($"\n{left} more did not fit here; the JSON and HTML reports have them.\n");
            }

            report.Append($"\n</details>\n");
        }

        AppendWaived(report, review.Waived);
        return report.ToString();
    }

    private static void Append(MarkdownBuilder report, Cause cause)
    {
        Finding finding = cause.First;
        report.Append($"- {Mark(finding)} **{ReportWords.Verdicts(finding)}** {finding.Rule.Id:code}: {cause.Message} {finding.Why}");
        AppendPlace(report, finding);
        if (finding.Severity == Severity.Error && finding.Place is not null)
        {
            report.Append($"  - {finding.Name:code}\n");
        }

        if (cause.Others.Count > 0)
        {
            report.Append($"  - also at ");
            AppendNames(report, cause.Others);
        }

        if (cause.Operations.Count > 0)
        {
            report.Append($"  - in ");
            AppendNames(report, cause.Operations);
        }

        if (cause.Members.Count > 0)
        {
            report.Append($"  - C#: ");
            AppendNames(report, cause.Members);
        }

        if (finding.Witness is { } witness)
        {
            string json = witness.Json.Length <= MostWitness ? witness.Json : witness.Json[..(MostWitness - 1)] + "…";
            report.Append($"  - {ReportWords.Of(witness)}: {json:code}\n");
        }
    }

    private static void AppendShort(MarkdownBuilder report, Cause cause)
    {
        report.Append($"- {Mark(cause.First)} {cause.First.Rule.Id:code}: {cause.Message}");
        AppendPlace(report, cause.First);
    }

    private static void AppendPlace(MarkdownBuilder report, Finding finding)
    {
        if (finding.Place is { } at)
        {
            report.Append($" <sub>{at.File:code}:{at.Line}</sub>");
        }

        report.Append($"\n");
    }

    private static void AppendWaived(MarkdownBuilder report, IReadOnlyList<WaivedFinding> waived)
    {
        if (waived.Count == 0)
        {
            return;
        }

        report.Append($"\n<details>\n<summary>{waived.Count} waived</summary>\n\n");
        foreach (WaivedFinding each in waived.Take(MostShown))
        {
            report.Append(
                $"- {each.Finding.Rule.Id:code}: {each.Finding.Message} Accepted until "
                + $"{each.Waiver.Until.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)}: {each.Waiver.Reason}\n");
        }

        if (waived.Count > MostShown)
        {
            report.Append($"- and {waived.Count - MostShown} more\n");
        }

        report.Append($"\n</details>\n");
    }

    private static void AppendNames(MarkdownBuilder report, IReadOnlyList<string> names)
    {
        for (int i = 0; i < Math.Min(names.Count, MostNames); i++)
        {
            if (i > 0)
            {
                report.Append($", ");
            }

            report.Append($"{names[i]:code}");
        }

        if (names.Count > MostNames)
        {
            report.Append($" and {names.Count - MostNames} more");
        }

        report.Append($"\n");
    }

    private static string Mark(Finding finding) => FindingOrder.Rank(finding) switch
    {
        0 => "🔴",
        1 or 2 => "🟠",
        3 => "🟡",
        _ => "⚪",
    };
}
