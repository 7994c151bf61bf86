using XaiGen.Contract;

namespace XaiGen.Review.Reports;

/// <summary>One page without anything from elsewhere: the summary, and each finding with the lines of both contracts side by side.</summary>
public static class HtmlReport
{
    private const int LinesAround = 3;

    private const int MostLines = 18;

    /// <param name="review">The findings.</param>
    /// <param name="texts">The contracts, whose lines are shown.</param>
    public static string Write(Review review, params ReadOnlySpan<ContractText> texts)
    {
        Dictionary<string, string[]> lines = new(StringComparer.Ordinal);
        foreach (ContractText text in texts)
        {
            lines[text.Name] = TextLines.Split(text.Text);
            foreach (SourceFile part in text.Parts)
            {
                lines[text.NameOf(part.Path)] = TextLines.Split(part.Text);
            }
        }

        ReviewSummary summary = review.Summary;
        var page = new HtmlBuilder();
        page.Literal(Head).Append($"<p>{ReportWords.Summary(review)} {ReportWords.Advice(review)}</p>\n<form aria-label=\"Show\">\n");
        Filter(page, "error", "Errors", summary.Errors);
        Filter(page, "warning", "Warnings", summary.Warnings);
        Filter(page, "note", "Notes", summary.Infos);
        page.Append($"</form>\n</header>\n<main>\n");
        foreach ((string? title, IReadOnlyList<Finding>? findings) in ReportWords.Groups(review))
        {
            page.Append($"<section>\n<h2>{title}</h2>\n");
            foreach (Finding finding in findings)
            {
                Append(page, finding, lines);
            }

            page.Append($"</section>\n");
        }

        return page.Append($"</main>\n</body>\n</html>\n").ToString();
    }

    private static void Filter(HtmlBuilder page, string severity, string title, int count)
        => page.Append($"<label class=\"filter {severity}\"><input type=\"checkbox\" id=\"show-{severity}\" checked> {title} <b>{count}</b></label>\n");

    private static void Append(HtmlBuilder page, Finding finding, Dictionary<string, string[]> lines)
    {
        page.Append($"<article class=\"{ReportWords.Of(finding.Severity)}\">\n<h3><span class=\"badge\">{ReportWords.Verdicts(finding)}</span> {finding.Message}</h3>\n");
        page.Append($"<p>{finding.Why} <code>{finding.Rule.Id}</code></p>\n");
        if (finding.Operations.Count > 1)
        {
            page.Append($"<p class=\"small\">");
            for (int i = 0; i < finding.Operations.Count; i++)
            {
                page.Append($"{(i > 0 ? " · " : "")}{finding.Operations[i]}");
            }

            page.Append($"</p>\n");
        }

        if (finding.Members.Count > finding.Code.Count)
        {
            page.Append($"<p class=\"small\">C#: ");
            for (int i = 0; i < finding.Members.Count; i++)
            {
                page.Append($"{(i > 0 ? ", " : "")}<code>{finding.Members[i]}</code>");
            }

            page.Append($"</p>\n");
        }

        if (finding.Witness is { } witness)
        {
            page.Append($"<p class=\"small\">{(witness.ValidBefore ? "Right before, refused now" : "Ruled out before, possible now")}: <code>{witness.Json}</code></p>\n");
        }

        page.Append($"<div class=\"sides\">\n");
        (bool[]? oldMarks, bool[]? newMarks) = Marks(finding, lines);
        Side(page, finding.Old, lines, oldMarks, "Before");
        Side(page, finding.New, lines, newMarks, "After");
        foreach (CSharpChange code in finding.Code)
        {
            Code(page, code.Before, code.After, $"C# before: {code.Member}");
            Code(page, code.After, code.Before, $"C# after: {code.Member}");
        }

        page.Append($"</div>\n</article>\n");
    }

    /// <summary>Which lines of both places differ. Of the place that something was put into or taken from, only the first says so.</summary>
    private static (bool[] Old, bool[] New) Marks(Finding finding, Dictionary<string, string[]> lines)
    {
        string[] before = LinesOf(finding.Old), after = LinesOf(finding.New);
        string oldPointer = finding.Old?.Pointer ?? "", newPointer = finding.New?.Pointer ?? "";
        if (before.Length == 0 || after.Length == 0 || oldPointer.StartsWith(newPointer + "/", StringComparison.Ordinal) || newPointer.StartsWith(oldPointer + "/", StringComparison.Ordinal))
        {
            return (Whole(before, isHolder: oldPointer.Length < newPointer.Length), Whole(after, isHolder: newPointer.Length < oldPointer.Length));
        }

        (bool[] Old, bool[] New) marks = LineDiff.Compare(before, after);
        return (marks.Old.Contains(true) ? marks.Old : Whole(before, isHolder: false), marks.New.Contains(true) ? marks.New : Whole(after, isHolder: false));

        string[] LinesOf(SourceLocation? place)
            => place is not null && lines.TryGetValue(place.File, out string[]? text) ? text[(place.Line - 1)..LastLine(text, place)] : [];

        static bool[] Whole(string[] text, bool isHolder) => [.. text.Select((_, index) => !isHolder || index == 0)];
    }

    /// <summary>Where the block ends that begins there: with the last line that is indented further.</summary>
    private static int LastLine(string[] text, SourceLocation place)
    {
        int last = Math.Min(place.EndLine, text.Length), line = last;
        int indent = IndentOf(text[place.Line - 1]);
        while (line < text.Length && (IndentOf(text[line]) > indent || string.IsNullOrWhiteSpace(text[line])))
        {
            line++;
            last = string.IsNullOrWhiteSpace(text[line - 1]) ? last : line;
        }

        return last;
    }

    private static int IndentOf(string line) => line.Length - line.AsSpan().TrimStart().Length;

    private static void Code(HtmlBuilder page, string? shown, string? other, string title)
    {
        string[] lines = shown?.Split('\n') ?? [];
        bool[] marks = LineDiff.Compare(lines, other?.Split('\n') ?? []).Old;
        page.Append($"<figure>\n<figcaption>{title}</figcaption>\n<pre class=\"code\">");
        if (shown is null)
        {
            page.Append($"<i>none</i>\n");
        }

        for (int line = 0; line < lines.Length; line++)
        {
            Line(page, lines[line], marks[line]);
        }

        page.Append($"</pre>\n</figure>\n");
    }

    private static void Side(HtmlBuilder page, SourceLocation? place, Dictionary<string, string[]> lines, bool[] marks, string title)
    {
        if (place is null || !lines.TryGetValue(place.File, out string[]? text))
        {
            return;
        }

        int firstMarked = place.Line + Math.Max(0, Array.IndexOf(marks, true));
        int first = Math.Max(1, firstMarked - LinesAround);
        int last = Math.Min(text.Length, Math.Min(place.Line + Math.Max(0, Array.LastIndexOf(marks, true)) + LinesAround, first + MostLines));
        page.Append($"<figure>\n<figcaption>{title}: {place.File}:{place.Line}</figcaption>\n<pre>");
        for (int line = first; line <= last; line++)
        {
            page.Append($"<span class=\"number\">{line,5}</span> ");
            Line(page, text[line - 1], line >= place.Line && line - place.Line < marks.Length && marks[line - place.Line]);
        }

        page.Append($"</pre>\n</figure>\n");
    }

    private static void Line(HtmlBuilder page, string line, bool isMarked)
    {
        if (isMarked)
        {
            page.Append($"<mark>{line}</mark>\n");
        }
        else
        {
            page.Append($"{line}\n");
        }
    }

    private const string Head = $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Contract review</title>
        <style>
        {Style}
        </style>
        </head>
        <body>
        <header>
        <h1>Contract review</h1>

        """;

    private const string Style = """
        :root { color-scheme: light dark; --line: #8884; --error: #c62828; --warning: #b26a00; --note: #5f6b7a; }
        body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 76rem; padding: 1rem; }
        header { border-bottom: 1px solid var(--line); }
        h1 { margin: 0; font-size: 1.6rem; }
        h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; overflow-wrap: anywhere; }
        h3 { font-size: 1rem; margin: 0; font-weight: 600; overflow-wrap: anywhere; }
        p { margin: .4rem 0; overflow-wrap: anywhere; }
        form { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; padding: .5rem 0 1rem; }
        article { border: 1px solid var(--line); border-left: 4px solid var(--c); border-radius: 6px; padding: .75rem 1rem; margin: .75rem 0; }
        .error { --c: var(--error); } .warning { --c: var(--warning); } .note { --c: var(--note); }
        .filter b, .badge { background: var(--c); color: #fff; border-radius: 4px; padding: .05rem .45rem; font-size: .8rem; font-weight: 600; }
        .small { font-size: .88rem; }
        .sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); gap: .75rem; }
        figure { margin: .25rem 0; min-width: 0; }
        figcaption { font-size: .8rem; opacity: .8; overflow-wrap: anywhere; }
        pre { margin: 0; padding: .5rem; overflow-x: auto; border: 1px solid var(--line); border-radius: 4px; font-size: .8rem; line-height: 1.45; }
        .code { white-space: pre-wrap; overflow-wrap: anywhere; }
        .number { opacity: .5; user-select: none; }
        mark { background: color-mix(in srgb, var(--c) 25%, transparent); color: inherit; }
        body:has(#show-error:not(:checked)) article.error, body:has(#show-warning:not(:checked)) article.warning, body:has(#show-note:not(:checked)) article.note { display: none; }
        """;
}
