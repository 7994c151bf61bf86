using System.Text;

namespace XaiGen.Review.Reports;

/// <summary>Workflow commands, which GitHub shows at the lines of a pull request.</summary>
public static class GitHubReport
{
    public static string Write(Review review)
    {
        var text = new StringBuilder();
        foreach (Finding finding in review.Findings)
        {
            string command = finding.Severity switch
            {
                Severity.Error => "error",
                Severity.Warning => "warning",
                _ => "notice",
            };
            string place = ReportText.PlaceOf(finding) is { } at
                ? $"file={Property(at.File)},line={at.Line},col={at.Column},endLine={at.EndLine},endColumn={at.EndColumn},"
                : "";
            text.Append($"::{command} {place}title={Property($"{finding.Rule.Id} ({ReportText.Verdicts(finding)})")}::{Data($"{finding.Message} {finding.Why}")}\n");
        }

        return text.ToString();
    }

    private static string Data(string text)
        => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text)
        => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
