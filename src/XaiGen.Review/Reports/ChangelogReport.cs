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

    internal const string Breaking = "Breaking";

    public static string Write(Review review)
    {
        var report = new MarkdownBuilder();
        foreach ((string title, IReadOnlyList<Finding> findings) in Sections(review))
        {
            if (report.Length > 0)
            {
                report.Append($"\n");
            }

            report.Append($"### {title}\n\n");
            foreach (Finding finding in findings)
            {
                report.Append($"- {finding.Message}\n");
            }
        }

        return report.Length == 0 ? "Nothing has changed.\n" : report.ToString();
    }

    /// <summary>The changes by their effect, most important first; sections without a change are left out.</summary>
    internal static IEnumerable<(string Title, IReadOnlyList<Finding> Findings)> Sections(Review review)
    {
        Finding[] all =
            [.. review.Findings.Concat(review.Waived.Select(waived => waived.Finding)).Where(finding => finding.Wire is not null)];
        (string Title, IEnumerable<Finding> Findings)[] sections =
        [
            (Breaking, all.Where(IsBreaking)),
            ("Renamed in C#", all.Where(finding => finding.Rule == CSharpRules.Renamed)),
            ("Deprecated", all.Where(finding => finding.Rule == WireRules.Deprecated)),
            ("Added", all.Where(finding => !IsBreaking(finding) && s_additions.Contains(finding.Rule))),
            ("Changed", all.Where(finding => !IsBreaking(finding)
                && !s_additions.Contains(finding.Rule) && finding.Rule != WireRules.Deprecated && finding.Rule != CSharpRules.Renamed)),
        ];

        // Both directions of a change share one line, that of the first finding, which is the more important.
        return sections
            .Select(section => (section.Title, (IReadOnlyList<Finding>)[.. section.Findings
                .DistinctBy(finding => (finding.Rule, finding.Pointer)).DistinctBy(finding => finding.Message)]))
            .Where(section => section.Item2.Count > 0);
    }

    internal static bool IsBreaking(Finding finding)
        => finding.Rule != CSharpRules.Renamed && (finding.Wire == WireVerdict.Breaking || finding.CSharp >= CSharpVerdict.BinaryBreaking);
}
