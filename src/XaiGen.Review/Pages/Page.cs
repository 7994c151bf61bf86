using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using XaiGen.Review.Reports;

namespace XaiGen.Review.Pages;

/// <summary>A page: the frame that all have, and the parts that many have. All text of a contract goes through its builder.</summary>
internal sealed partial class Page
{
    /// <summary>The most that the builder takes at once; longer texts are passed in pieces.</summary>
    private const int PieceLength = ReportText.MostCharacters - 1;

    /// <summary>With more operations than this, the navigation of a page lists only those of its group.</summary>
    private const int MostInNavigation = 120;

    /// <summary>The head of all pages. Its meta element is how a later run knows the files that it may remove.</summary>
    public const string Mark = """<meta name="generator" content="xaigen docs">""";

    private readonly ApiReference _reference;
    private readonly HtmlBuilder _html = new();

    private Page(ApiReference reference) => _reference = reference;

    public static PageFile Write(ApiReference reference, string file, string title, string? group, Action<Page> content)
    {
        var page = new Page(reference);
        page.Begin(file, title, group);
        content(page);
        page._html.Literal(End);
        return new PageFile(file, page._html.ToString());
    }

    public Page Append(
        [System.Runtime.CompilerServices.InterpolatedStringHandlerArgument("")] ref Words words)
    {
        _ = words;
        return this;
    }

    /// <summary>Text of any length, on any number of lines.</summary>
    public Page Text(string? text)
    {
        string[] lines = (text ?? "").ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                _html.Append($"\n");
            }

            for (int start = 0, length; start < lines[i].Length; start += length)
            {
                length = Math.Min(PieceLength, lines[i].Length - start);
                length -= start + length < lines[i].Length && char.IsHighSurrogate(lines[i][start + length - 1]) ? 1 : 0;
                _html.Append($"{lines[i].Substring(start, length)}");
            }
        }

        return this;
    }

    /// <summary>A description: paragraphs and lists, with code and links in the manner of Markdown.</summary>
    public Page Prose(string? text, string style = "prose")
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return this;
        }

        // The direction of each paragraph follows from its first letter.
        Append($"<div class=\"{style}\">\n");
        List<string> lines = [];
        bool isList = false;
        string? fence = null;
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n').Append(""))
        {
            if (fence is not null)
            {
                fence = Fenced(lines, line, fence);
                continue;
            }

            fence = Fence().Match(line) is { Success: true } start ? start.Groups[1].Value : null;
            if (fence is not null)
            {
                if (lines.Count > 0)
                {
                    Block(lines, isList);
                    lines.Clear();
                }

                continue;
            }

            bool isItem = line.TrimStart() is ['-' or '*', ' ', ..];
            if (lines.Count > 0 && (isItem || string.IsNullOrWhiteSpace(line)))
            {
                Block(lines, isList);
                lines.Clear();
            }

            if (!string.IsNullOrWhiteSpace(line))
            {
                isList = isItem || (isList && lines.Count > 0);
                lines.Add(isItem ? line.TrimStart()[2..] : line.TrimStart('#', ' '));
            }
        }

        if (fence is not null)
        {
            Example(lines);
        }

        return Append($"</div>\n");
    }

    /// <returns>The fence that ends the code; null after it.</returns>
    private string? Fenced(List<string> lines, string line, string fence)
    {
        if (!line.TrimStart().StartsWith(fence, StringComparison.Ordinal))
        {
            lines.Add(line);
            return fence;
        }

        Example(lines);
        return null;
    }

    private void Example(List<string> lines)
    {
        Append($"<pre dir=\"ltr\" tabindex=\"0\" role=\"group\" aria-label=\"Code\"><code>");
        Text(string.Join('\n', lines).TrimEnd());
        Append($"</code></pre>\n");
        lines.Clear();
    }

    private void Block(List<string> lines, bool isItem)
    {
        if (isItem)
        {
            Append($"<ul><li dir=\"auto\">").Inline(string.Join('\n', lines)).Append($"</li></ul>\n");
        }
        else
        {
            Append($"<p dir=\"auto\">").Inline(string.Join('\n', lines)).Append($"</p>\n");
        }
    }

    /// <summary>One line of a description, with code and links.</summary>
    public Page Inline(string text)
    {
        int from = 0;
        foreach (Match match in Marked().Matches(text))
        {
            Text(text[from..match.Index]);
            from = match.Index + match.Length;
            if (match.Groups["code"] is { Success: true } code)
            {
                Append($"<code>");
                Text(code.Value);
                Append($"</code>");
            }
            else if (match.Groups["bold"] is { Success: true } bold)
            {
                Append($"<strong>");
                Text(bold.Value);
                Append($"</strong>");
            }
            else
            {
                Outside(match.Groups["url"].Value, match.Groups["text"].Value);
            }
        }

        return Text(text[from..]);
    }

    /// <summary>A link to another site, if it is one; otherwise its text.</summary>
    public Page Outside(string url, string text)
    {
        bool isLink = url.Length < PieceLength && Uri.TryCreate(url, UriKind.Absolute, out Uri? address)
            && address.Scheme is "http" or "https" && !url.Any(char.IsControl);
        if (!isLink)
        {
            return Text(text);
        }

        Append($"<a href=\"{url}\" rel=\"noreferrer\">");
        Text(text);
        return Append($"</a>");
    }

    /// <summary>Code with a button that copies it.</summary>
    public Page Code(string title, string text)
    {
        Append(
            $"<figure class=\"sample\">\n<figcaption>{title}</figcaption>\n<pre tabindex=\"0\" role=\"group\" aria-label=\"{title}\"><code>");
        Text(text);
        return Append($"</code></pre>\n</figure>\n");
    }

    /// <summary>A C# type, of which the parts that have a page are links.</summary>
    public Page Type(ITypeSymbol type)
    {
        Append($"<code class=\"type\">");
        Parts(type);
        return Append($"</code>");
    }

    /// <summary>The declaration of a method.</summary>
    public Page Signature(IMethodSymbol method)
    {
        Append($"<pre class=\"signature\" tabindex=\"0\" role=\"group\" aria-label=\"Signature\"><code>");
        Parts(method.ReturnType);
        Append($" <b>{method.Name}</b>(");
        for (int i = 0; i < method.Parameters.Length; i++)
        {
            IParameterSymbol parameter = method.Parameters[i];
            if (method.Parameters.Length > 1)
            {
                Append($"\n    ");
            }

            Parts(parameter.Type);
            bool mayBeNull = parameter.Type.IsReferenceType || parameter.Type.NullableAnnotation == NullableAnnotation.Annotated;
            Append($" {parameter.Name}{(!parameter.IsOptional ? "" : mayBeNull ? " = null" : " = default")}");
            Append($"{(i < method.Parameters.Length - 1 ? "," : "")}");
        }

        return Append($")</code></pre>\n");
    }

    private void Parts(ITypeSymbol type)
    {
        foreach (SymbolDisplayPart part in GeneratedApi.PartsOf(type))
        {
            if (part.Symbol is ITypeSymbol symbol && _reference.LinkOf(symbol) is { } link)
            {
                Append($"<a href=\"{link}\">{part.ToString()}</a>");
            }
            else
            {
                Append($"{part.ToString()}");
            }
        }
    }

    private void Begin(string file, string title, string? group)
    {
        _html.Literal(Start);
        Append($"<title>{title} · {_reference.Title}</title>\n</head>\n<body>\n");
        Append($"<a class=\"skip\" href=\"#content\">Skip to the content</a>\n<header class=\"top\">\n");
        Append($"<a class=\"home\" href=\"index.html\">{_reference.Title}</a>");
        Append($"<span class=\"version\">{_reference.Version}</span>\n");
        _html.Literal(Search);
        Append($"</header>\n<div class=\"columns\">\n<nav aria-label=\"Reference\">\n");
        Append($"<details class=\"menu\" open>\n<summary>Contents</summary>\n");
        Navigation(file, group);
        Append($"</details>\n</nav>\n<main id=\"content\" tabindex=\"-1\">\n");
    }

    private void Navigation(string file, string? group)
    {
        Append($"<ul>\n");
        foreach ((string name, string title) in _reference.Sections)
        {
            Item(file, name, title);
        }

        Append($"</ul>\n");
        bool isWhole = _reference.Operations.Count <= MostInNavigation;
        foreach (IGrouping<string, OperationEntry> each in _reference.Groups)
        {
            if (!isWhole && each.Key != group)
            {
                Append($"<p class=\"group\"><a href=\"index.html#{OverviewPage.AnchorOf(each.Key)}\">{each.Key}</a></p>\n");
                continue;
            }

            Append($"<p class=\"group\">{each.Key}</p>\n<ul>\n");
            foreach (OperationEntry entry in each.Take(MostInNavigation))
            {
                Item(file, entry.File, entry.ShortName);
            }

            Append($"</ul>\n");
        }
    }

    private void Item(string current, string file, string title)
    {
        if (file == current)
        {
            Append($"<li><a href=\"{file}\" aria-current=\"page\">{title}</a></li>\n");
        }
        else
        {
            Append($"<li><a href=\"{file}\">{title}</a></li>\n");
        }
    }

    private const string Start = $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        {Mark}
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' file:; script-src 'self' file:; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <link rel="stylesheet" href="page.css">
        <script src="page.js" defer></script>

        """;

    private const string Search = """
        <div class="search" role="search">
        <label for="search" class="unseen">Search</label>
        <input id="search" type="search" placeholder="Search" autocomplete="off" role="combobox" aria-expanded="false" aria-controls="found" aria-autocomplete="list">
        <kbd aria-hidden="true">/</kbd>
        <ul id="found" role="listbox" aria-label="Found" hidden></ul>
        </div>

        """;

    private const string End = """
        </main>
        </div>
        </body>
        </html>

        """;

    [GeneratedRegex(@"`(?<code>[^`]+)`|\*\*(?<bold>[^*\n]+)\*\*|\[(?<text>[^\[\]\n]+)\]\((?<url>[^()\s]+)\)")]
    private static partial Regex Marked();

    [GeneratedRegex("^ {0,3}(```+|~~~+)")]
    private static partial Regex Fence();

    /// <summary>Literals are written unchanged; interpolated values are escaped.</summary>
    [System.Runtime.CompilerServices.InterpolatedStringHandler]
    public readonly ref struct Words(int literalLength, int formattedCount, Page page)
    {
        private readonly ReportBuilder.Words _words = new(literalLength, formattedCount, page._html);

        public void AppendLiteral(string literal) => _words.AppendLiteral(literal);

        public void AppendFormatted(string? text) => _words.AppendFormatted(text);

        public void AppendFormatted(int number) => _words.AppendFormatted(number);
    }
}
