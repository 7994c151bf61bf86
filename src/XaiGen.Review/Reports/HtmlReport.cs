using XaiGen.Contract;

namespace XaiGen.Review.Reports;

/// <summary>A self-contained HTML page: the summary, and each finding with the lines of both contracts side by side.</summary>
public static class HtmlReport
{
    private const int LinesAround = 3;

    private const int MostLines = 18;

    private const int MostNames = 40;

    private const int MostPlaces = 400;

    private const int MostOptions = 400;

    /// <summary>
    /// Above this length, findings are written without the lines of the contracts, so that browsers can still open the page.
    /// </summary>
    private const int MostCharacters = 600_000;

    /// <param name="review">The findings.</param>
    /// <param name="texts">The contracts, for showing their lines.</param>
    public static string Write(Review review, params ReadOnlySpan<ContractText> texts)
    {
        Dictionary<string, string[]> lines = new(StringComparer.Ordinal);
        foreach (ContractText text in texts)
        {
            lines[text.Name] = TextLines.Split(text.Text);
            foreach (SourceFile part in text.Parts.Concat(text.Overlays))
            {
                lines[text.NameOf(part.Path)] = TextLines.Split(part.Text);
            }
        }

        (string Kind, IReadOnlyList<Cause> Causes)[] kinds = [.. ReportWords.Kinds(review.Causes)];
        var page = new HtmlBuilder();
        page.Literal(Head).Append($"<p>{ReportWords.Summary(review)} {ReportWords.Advice(review)}</p>\n");
        Contents(page, kinds, review.Waived.Count);
        Filters(page, review.Causes);
        page.Append($"</header>\n<main>\n");
        for (int i = 0; i < kinds.Length; i++)
        {
            page.Append($"<section id=\"kind-{i}\">\n<h2>{kinds[i].Kind}</h2>\n");
            foreach (Cause cause in kinds[i].Causes)
            {
                Append(page, cause, lines, hasLines: page.Length < MostCharacters);
            }

            page.Append($"</section>\n");
        }

        Waived(page, review.Waived);
        return page.Append($"</main>\n").Literal(Script).Append($"</body>\n</html>\n").ToString();
    }

    private static void Contents(HtmlBuilder page, (string Kind, IReadOnlyList<Cause> Causes)[] kinds, int waived)
    {
        page.Append(
            $"<nav aria-label=\"Contents\">\n<table>\n<thead><tr><th></th><th>findings</th><th>places</th></tr></thead>\n<tbody>\n");
        for (int i = 0; i < kinds.Length; i++)
        {
            page.Append(
                $"<tr><td><a href=\"#kind-{i}\">{kinds[i].Kind}</a></td><td>{kinds[i].Causes.Count}</td><td>{kinds[i].Causes.Sum(cause => cause.Count)}</td></tr>\n");
        }

        if (waived > 0)
        {
            page.Append($"<tr><td><a href=\"#waived\">Waived</a></td><td>{waived}</td><td>{waived}</td></tr>\n");
        }

        page.Append($"</tbody>\n</table>\n</nav>\n");
    }

    private static void Filters(HtmlBuilder page, IReadOnlyList<Cause> causes)
    {
        page.Append($"<form aria-label=\"Show\">\n<label>On the wire <select id=\"wire\"><option value=\"\">anything</option>");
        Options(page, causes.Select(cause => cause.First.Wire is { } wire ? ReportWords.Of(wire) : ReportWords.Of(cause.First.Severity)));
        page.Append($"</select></label>\n<label>In C# <select id=\"csharp\"><option value=\"\">anything</option>");
        Options(page, causes.Select(cause => ReportWords.Of(cause.First.CSharp)));
        page.Append($"</select></label>\n<label>Operation <select id=\"operation\"><option value=\"\">any</option>");
        Options(page, causes.SelectMany(cause => cause.Operations));
        page.Append(
            $"</select></label>\n<label>Schema or type <input id=\"name\" type=\"search\" placeholder=\"part of a name\"></label>\n");
        page.Append($"<output id=\"shown\"></output>\n</form>\n");
    }

    private static void Options(HtmlBuilder page, IEnumerable<string> values)
    {
        foreach (string value in values.Distinct().Order(StringComparer.Ordinal).Take(MostOptions))
        {
            page.Append($"<option>{value}</option>");
        }
    }

    private static void Append(HtmlBuilder page, Cause cause, Dictionary<string, string[]> lines, bool hasLines)
    {
        Finding finding = cause.First;
        string wire = finding.Wire is { } verdict ? ReportWords.Of(verdict) : ReportWords.Of(finding.Severity);
        page.Append(
            $"<article class=\"{ReportWords.Of(finding.Severity)}\" data-wire=\"{wire}\" "
            + $"data-csharp=\"{ReportWords.Of(finding.CSharp)}\">\n");
        page.Append(
            $"<h3><span class=\"badge\">{ReportWords.Verdicts(finding)}</span> {cause.Message}</h3>\n<p>{finding.Why} "
            + $"<code>{finding.Rule.Id}</code> <code class=\"pointer\">{finding.Name}</code></p>\n");
        Names(page, "In", "operation", cause.Operations);
        Names(page, "C#", "member", cause.Members);
        if (finding.Witness is { } witness)
        {
            page.Append($"<p class=\"small\">{ReportWords.Of(witness)}: <code>{witness.Json}</code></p>\n");
        }

        if (hasLines)
        {
            page.Append($"<div class=\"sides\">\n");
            (bool[] oldMarks, bool[] newMarks) = Marks(finding, lines);
            Side(page, finding.Old, lines, oldMarks, "Before");
            Side(page, finding.New, lines, newMarks, "After");
            foreach (CSharpChange code in finding.Code)
            {
                Code(page, code.Before, code.After, $"C# before: {code.Member}");
                Code(page, code.After, code.Before, $"C# after: {code.Member}");
            }

            page.Append($"</div>\n");
        }

        Places(page, cause, hasLines);
        page.Append($"</article>\n");
    }

    private static void Names(HtmlBuilder page, string title, string kind, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return;
        }

        page.Append($"<p class=\"small\">{title}: ");
        for (int i = 0; i < Math.Min(names.Count, MostNames); i++)
        {
            page.Append($"{(i > 0 ? ", " : "")}<code class=\"{kind}\">{names[i]}</code>");
        }

        page.Append($"{(names.Count > MostNames ? $" and {names.Count - MostNames} more" : "")}</p>\n");
    }

    private static void Places(HtmlBuilder page, Cause cause, bool hasLines)
    {
        if (cause.Findings.Count == 1)
        {
            return;
        }

        int most = hasLines ? MostPlaces : MostPlaces / 10;
        page.Append($"<details>\n<summary>All {cause.Findings.Count} places</summary>\n<ul>\n");
        foreach (Finding finding in cause.Findings.Take(most))
        {
            page.Append($"<li>{finding.Message} <code class=\"pointer\">{finding.Name}</code>");
            if (finding.Place is { } at)
            {
                page.Append($" {at.File}:{at.Line}");
            }

            page.Append($"</li>\n");
        }

        if (cause.Findings.Count > most)
        {
            page.Append($"<li>and {cause.Findings.Count - most} more, which the JSON report has</li>\n");
        }

        page.Append($"</ul>\n</details>\n");
    }

    private static void Waived(HtmlBuilder page, IReadOnlyList<WaivedFinding> waived)
    {
        if (waived.Count == 0)
        {
            return;
        }

        page.Append($"<section id=\"waived\">\n<h2>Waived</h2>\n<ul>\n");
        foreach (WaivedFinding each in waived)
        {
            string until = each.Waiver.Until.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            page.Append(
                $"<li><code>{each.Finding.Rule.Id}</code> {each.Finding.Message} Accepted until {until}: {each.Waiver.Reason}</li>\n");
        }

        page.Append($"</ul>\n</section>\n");
    }

    /// <summary>
    /// Marks the lines that differ. On the side that is only the container of an added or removed part, only the first line is marked.
    /// </summary>
    private static (bool[] Old, bool[] New) Marks(Finding finding, Dictionary<string, string[]> lines)
    {
        string[] before = LinesOf(finding.Old), after = LinesOf(finding.New);
        string oldPointer = finding.Old?.Pointer ?? "", newPointer = finding.New?.Pointer ?? "";
        if (before.Length == 0 || after.Length == 0 || oldPointer.StartsWith(newPointer + "/", StringComparison.Ordinal)
            || newPointer.StartsWith(oldPointer + "/", StringComparison.Ordinal))
        {
            return (Whole(
                before, isHolder: oldPointer.Length < newPointer.Length), Whole(after, isHolder: newPointer.Length < oldPointer.Length));
        }

        (bool[] Old, bool[] New) marks = LineDiff.Compare(before, after);
        return (marks.Old.Contains(true)
            ? marks.Old
            : Whole(before, isHolder: false), marks.New.Contains(true)
            ? marks.New
            : Whole(after, isHolder: false));

        string[] LinesOf(SourceLocation? place)
            => place is not null && lines.TryGetValue(place.File, out string[]? text) ? text[(place.Line - 1)..LastLine(text, place)] : [];

        static bool[] Whole(string[] text, bool isHolder) => [.. text.Select((_, index) => !isHolder || index == 0)];
    }

    /// <summary>The last line of the block that starts at the place: the last line with deeper indentation.</summary>
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
        int last = Math.Min(
            text.Length, Math.Min(place.Line + Math.Max(0, Array.LastIndexOf(marks, true)) + LinesAround, first + MostLines));
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
        form { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; padding: .75rem 0 1rem; align-items: end; }
        label { display: grid; font-size: .8rem; gap: .15rem; min-width: 0; max-width: min(22rem, 100%); }
        select, input { font: inherit; font-size: .95rem; max-width: min(22rem, 100%); padding: .2rem .35rem; }
        output { font-size: .9rem; }
        table { border-collapse: collapse; font-size: .95rem; }
        th { font-weight: 400; font-size: .8rem; opacity: .8; text-align: right; }
        td, th { padding: .1rem .75rem .1rem 0; } td + td { text-align: right; font-variant-numeric: tabular-nums; }
        a { color: LinkText; }
        [hidden] { display: none !important; }
        details { margin: .4rem 0; font-size: .88rem; } summary { cursor: pointer; }
        li { overflow-wrap: anywhere; }
        .pointer { font-size: .8rem; opacity: .8; overflow-wrap: anywhere; }
        article { border: 1px solid var(--line); border-left: 4px solid var(--c); border-radius: 6px; padding: .75rem 1rem; margin: .75rem 0; }
        .error { --c: var(--error); } .warning { --c: var(--warning); } .note { --c: var(--note); }
        .badge { background: var(--c); color: #fff; border-radius: 4px; padding: .05rem .45rem; font-size: .8rem; font-weight: 600; }
        .small { font-size: .88rem; }
        .sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); gap: .75rem; }
        figure { margin: .25rem 0; min-width: 0; }
        figcaption { font-size: .8rem; opacity: .8; overflow-wrap: anywhere; }
        pre { margin: 0; padding: .5rem; overflow-x: auto; border: 1px solid var(--line); border-radius: 4px; font-size: .8rem; line-height: 1.45; }
        .code { white-space: pre-wrap; overflow-wrap: anywhere; }
        .number { opacity: .5; user-select: none; }
        mark { background: color-mix(in srgb, var(--c) 25%, transparent); color: inherit; }
        """;

    private const string Script = """
        <script>
        const of = id => document.getElementById(id);
        function show() {
          const wire = of('wire').value, csharp = of('csharp').value, operation = of('operation').value, name = of('name').value.toLowerCase();
          let shown = 0;
          for (const section of document.querySelectorAll('section')) {
            let any = false;
            for (const article of section.querySelectorAll('article')) {
              const fits = (!wire || article.dataset.wire === wire) && (!csharp || article.dataset.csharp === csharp)
                && (!operation || [...article.querySelectorAll('.operation')].some(code => code.textContent === operation))
                && (!name || [...article.querySelectorAll('.pointer, .member')].some(code => code.textContent.toLowerCase().includes(name)));
              article.hidden = !fits;
              any ||= fits;
              shown += fits;
            }
            section.hidden = !any && section.id !== 'waived';
          }
          of('shown').textContent = `${shown} shown`;
        }
        document.querySelector('form').addEventListener('input', show);
        document.querySelector('form').addEventListener('submit', event => event.preventDefault());
        show();
        </script>

        """;
}
