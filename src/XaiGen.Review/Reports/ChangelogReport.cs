namespace XaiGen.Review.Reports;

/// <summary>A changelog for people who upgrade: what a release breaks, adds, changes and deprecates, one line per change.</summary>
public static class ChangelogReport
{
    private static readonly HashSet<ReviewRule> s_additions =
    [
        WireRules.PathAdded, WireRules.OperationAdded, WireRules.WebhookAdded, WireRules.CallbackAdded, WireRules.ParameterAdded,
        WireRules.PropertyAdded,
        WireRules.EnumValueAdded, WireRules.HeaderAdded, WireRules.MediaTypeAdded, WireRules.StatusAdded, WireRules.ServerAdded,
        WireRules.UnionMemberAdded, CSharpRules.Added,
    ];

    public static string Write(Review review)
    {
        Finding[] all =
            [.. review.Findings.Concat(review.Waived.Select(waived => waived.Finding)).Where(finding => finding.Wire is not null)];
        var report = new MarkdownBuilder();
        Section(report, "Breaking", all.Where(IsBreaking));
        Section(report, "Renamed in C#", all.Where(finding => finding.Rule == CSharpRules.Renamed));
        Section(report, "Deprecated", all.Where(finding => finding.Rule == WireRules.Deprecated));
        Section(report, "Added", all.Where(finding => !IsBreaking(finding) && s_additions.Contains(finding.Rule)));
        Section(report, "Changed", all.Where(finding => !IsBreaking(finding)
            && !s_additions.Contains(finding.Rule) && finding.Rule != WireRules.Deprecated && finding.Rule != CSharpRules.Renamed));
        return report.Length == 0 ? "Nothing has changed.\n" : report.ToString();
    }

    private static bool IsBreaking(Finding finding)
        => finding.Rule != CSharpRules.Renamed && (finding.Wire == WireVerdict.Breaking || finding.CSharp >= CSharpVerdict.BinaryBreaking);

    private static void Section(MarkdownBuilder report, string title, IEnumerable<Finding> findings)
    {
        // Both directions of a change share one line, that of the first finding, which is the more important.
        Finding[] lines = [.. findings.DistinctBy(finding => (finding.Rule, finding.Pointer)).DistinctBy(finding => finding.Message)];
        if (lines.Length == 0)
        {
            return;
        }

        if (report.Length > 0)
        {
            report.Append($"\n");
        }

        report.Append($"### {title}\n\n");
        foreach (Finding finding in lines)
        {
            report.Append($"- {finding.Message}\n");
        }
    }
}
