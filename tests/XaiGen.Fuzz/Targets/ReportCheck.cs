using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using XaiGen.Fuzz.Mutations;

namespace XaiGen.Fuzz.Targets;

/// <summary>
/// Checks that a report shows evil texts as text: in a terminal, on a build server, in a browser and in rendered Markdown.
/// </summary>
internal static partial class ReportCheck
{
    private static readonly MarkdownPipeline s_gitHub =
        new MarkdownPipelineBuilder().UsePipeTables().UseTaskLists().UseAutoLinks().UseEmphasisExtras().Build();

    public static IEnumerable<(string What, string Where)> Find(string format, string text)
    {
        if (FindCharacter(text, isForReading: format is "terminal" or "markdown" or "github") is { } character)
        {
            yield return character;
        }

        foreach (string line in text.Split('\n'))
        {
            if (line.StartsWith("::", StringComparison.Ordinal) && !(format == "github" && OwnCommand().IsMatch(line)))
            {
                yield return ("a line is a command of a build server", line);
            }

            if (line.StartsWith("##", StringComparison.Ordinal) && line.Contains('[', StringComparison.Ordinal) && format != "markdown")
            {
                yield return ("a line is a command of a build server", line);
            }
        }

        IEnumerable<(string, string)> own = format switch
        {
            "markdown" => FindMarkdown(text),
            "json" or "sarif" => FindJson(text),
            "html" => FindHtml(text),
            _ => [],
        };
        foreach ((string, string) complaint in own)
        {
            yield return complaint;
        }
    }

    /// <summary>Finds characters that move a cursor, end a line, change the writing direction, or are invalid.</summary>
    /// <param name="text">The report.</param>
    /// <param name="isForReading">Whether people and build servers read the report directly, without a program that renders it.</param>
    private static (string What, string Where)? FindCharacter(string text, bool isForReading)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            string? what = c switch
            {
                '\n' or '\t' => null,
                '\u2028' or '\u2029' when isForReading => "a line separator",
                (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u200e' or '\u200f' or '\u061c' when isForReading
                    => "a bidirectional control",
                _ when char.IsControl(c) => "a control character",
                _ when char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) => null,
                _ when char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(text[i - 1]) => null,
                _ when char.IsSurrogate(c) => "a lone surrogate",
                _ => null,
            };
            if (what is not null)
            {
                string around = text[Math.Max(0, i - 40)..Math.Min(text.Length, i + 40)];
                return (what, $"U+{((int)c).ToString("X4", CultureInfo.InvariantCulture)} in …{around}…");
            }
        }

        return null;
    }

    /// <summary>Finds anything that the evil texts would have rendered: links, images, HTML, headings and mentions.</summary>
    private static IEnumerable<(string What, string Where)> FindMarkdown(string text)
    {
        foreach (MarkdownObject node in Markdown.Parse(text, s_gitHub).Descendants())
        {
            string source = node.Span.IsEmpty || node.Span.End >= text.Length ? "" : text[node.Span.Start..(node.Span.End + 1)];
            switch (node)
            {
                case LinkInline { IsImage: true }:
                    yield return ("an image", source);
                    break;
                case LinkInline or AutolinkInline:
                    yield return ("a link", source);
                    break;
                case HtmlBlock when !Folding().IsMatch(source):
                    yield return ("HTML", source);
                    break;
                case HtmlInline html when html.Tag is not ("<sub>" or "</sub>"):
                    yield return ("HTML", source);
                    break;
                case HeadingBlock heading when source.TrimStart('#', ' ').StartsWith(EvilTexts.Mark, StringComparison.Ordinal):
                    yield return ($"a heading of level {heading.Level}", source);
                    break;
                case LiteralInline literal when Mention().Match(literal.Content.ToString()) is { Success: true } mention:
                    yield return ("a mention", mention.Value);
                    break;
            }
        }
    }

    private static IEnumerable<(string What, string Where)> FindJson(string text)
    {
        string? problem = null;
        try
        {
            using var document = JsonDocument.Parse(text);
        }
        catch (JsonException e)
        {
            problem = e.Message;
        }

        return problem is null ? [] : [("not JSON", problem)];
    }

    private static IEnumerable<(string What, string Where)> FindHtml(string text)
        => EvilTag().Matches(text).Select(match => ("HTML", match.Value));

    [GeneratedRegex("^::(error|warning|notice) (file=[^,:]*,line=\\d+|title=Contract review::\\d+ finding)")]
    private static partial Regex OwnCommand();

    /// <summary>The lines with which the report itself starts and ends a folded section.</summary>
    [GeneratedRegex("^(<details>\n<summary>\\d+ (more|waived)</summary>|</details>)\\s*$")]
    private static partial Regex Folding();

    [GeneratedRegex("@[A-Za-z0-9][A-Za-z0-9_-]*")]
    private static partial Regex Mention();

    [GeneratedRegex("<[a-zA-Z!/][^>]*" + EvilTexts.Mark)]
    private static partial Regex EvilTag();
}
