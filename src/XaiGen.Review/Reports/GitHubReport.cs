namespace XaiGen.Review.Reports;

/// <summary>
/// Workflow commands, which GitHub shows at the lines of a pull request. GitHub shows ten of each kind and silently drops the others.
/// </summary>
public static class GitHubReport
{
    private const int MostShown = 10;

    private const int MostNamed = 3;

    public static string Write(Review review)
    {
        IReadOnlyList<Cause> causes = review.Causes;
        var report = new WorkflowCommandBuilder();
        foreach (Cause cause in causes.Take(MostShown))
        {
            Finding finding = cause.First;
            string command = finding.Severity switch
            {
                Severity.Error => "error",
                Severity.Warning => "warning",
                _ => "notice",
            };
            report.Append($"::{command} ");
            if (finding.Place is { } at)
            {
                report.Append($"file={at.File:property},line={at.Line},col={at.Column},endLine={at.EndLine},endColumn={at.EndColumn},");
            }

            report.Append(
                $"title={finding.Rule.Id:property}{$" ({ReportWords.Verdicts(finding)})":property}::{cause.Message} "
                + $"{finding.Why}{(cause.Others.Count == 0 ? "" : $" Also: {string.Join(", ", cause.Others.Take(MostNamed))}{(cause.Others.Count > MostNamed ? ", …" : "")}")}\n");
        }

        if (causes.Count > 0)
        {
            string left = causes.Count > MostShown ? $" The first {MostShown} are shown; the other reports have them all." : "";
            report.Append(
                $"::notice title=Contract review::{ReportWords.Summary(review)}{left}{(ReportWords.Advice(review) is { } advice ? $" {advice}" : "")}\n");
        }

        return report.ToString();
    }
}
