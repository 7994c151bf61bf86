using System.Text;

namespace XaiGen.Review.Reports;

/// <summary>For a comment on a pull request.</summary>
public static class MarkdownReport
{
    /// <summary>GitHub takes comments of at most 65,536 characters.</summary>
    private const int MostCharacters = 60_000;

    public static string Write(Review review)
    {
        var text = new StringBuilder($"### Contract review\n\n{ReportText.Summary(review)}\n");
        if (ReportText.Advice(review) is { } advice)
        {
            text.Append($"\n{advice}\n");
        }

        int left = review.Findings.Count;
        foreach (var (title, findings) in ReportText.Groups(review))
        {
            text.Append($"\n#### {Escape(title)}\n\n");
            foreach (Finding finding in findings)
            {
                if (text.Length > MostCharacters)
                {
                    return text.Append($"\n{left} more findings did not fit here; the JSON report has them.\n").ToString();
                }

                Append(text, finding);
                left--;
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Finding finding)
    {
        string place = ReportText.PlaceOf(finding) is { } at ? $" <sub>{Escape(at.File)}:{at.Line}</sub>" : "";
        text.Append($"- {Mark(finding.Severity)} **{ReportText.Verdicts(finding)}** `{finding.Rule.Id}`: {Escape(finding.Message)} {Escape(finding.Why)}{place}\n");
        if (finding.Operations.Count > 1)
        {
            text.Append($"  - in {string.Join(", ", finding.Operations.Take(5).Select(operation => $"`{operation}`"))}{(finding.Operations.Count > 5 ? $" and {finding.Operations.Count - 5} more" : "")}\n");
        }

        if (finding.Members.Count > 0)
        {
            text.Append($"  - C#: {string.Join(", ", finding.Members.Take(8).Select(member => $"`{member}`"))}{(finding.Members.Count > 8 ? $" and {finding.Members.Count - 8} more" : "")}\n");
        }

        if (finding.Witness is { } witness)
        {
            text.Append($"  - {(witness.ValidBefore ? "right before, refused now" : "ruled out before, possible now")}: `{witness.Json.Replace("`", "'", StringComparison.Ordinal)}`\n");
        }
    }

    private static string Mark(Severity severity) => severity switch
    {
        Severity.Error => "🔴",
        Severity.Warning => "🟡",
        _ => "⚪",
    };

    /// <summary>Nothing from a contract may become a link, an image, a mention or HTML of the comment.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text.ReplaceLineEndings(" "))
        {
            escaped.Append(c switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '@' => "&#64;",
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' or '~' => $"\\{c}",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }
}
