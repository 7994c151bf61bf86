namespace XaiGen.Review.Reports;

/// <summary>Workflow commands, which GitHub shows at the lines of a pull request.</summary>
public static class GitHubReport
{
    public static string Write(Review review)
    {
        var report = new WorkflowCommandBuilder();
        foreach (Finding finding in review.Findings)
        {
            string command = finding.Severity switch
            {
                Severity.Error => "error",
                Severity.Warning => "warning",
                _ => "notice",
            };
            report.Append($"::{command} ");
            if (ReportWords.PlaceOf(finding) is { } at)
            {
                report.Append($"file={at.File:property},line={at.Line},col={at.Column},endLine={at.EndLine},endColumn={at.EndColumn},");
            }

            report.Append($"title={finding.Rule.Id:property}{$" ({ReportWords.Verdicts(finding)})":property}::{finding.Message} {finding.Why}\n");
        }

        return report.ToString();
    }
}
