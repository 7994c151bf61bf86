using System.Text;
using System.Text.RegularExpressions;

namespace XaiGen.Review.Reports;

/// <summary>
/// Builds GitHub Markdown. Plain words stay as they are; everything else becomes code, in which nothing is a link, a mention, a reference
/// to an issue, emphasis or HTML. Escaping is not enough: GitHub looks for mentions and links after it resolves escapes.
/// </summary>
internal sealed partial class MarkdownBuilder : ReportBuilder
{
    /// <summary>The style that makes the whole text code.</summary>
    private const string CodeStyle = "code";

    protected override string Show(ReportText text, string? style)
        => style == CodeStyle ? Code(text.ToString()) : Prose(text.ToString());

    private static string Prose(string text)
    {
        var prose = new StringBuilder(text.Length + 16);
        List<string> code = [];
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Match parts = Parts().Match(word);
            bool isWord = !IsOpen(code) && Plain().IsMatch(parts.Groups["core"].Value) && !Revision().IsMatch(parts.Groups["core"].Value);
            if (isWord)
            {
                Flush();
                Separate(word);
            }
            else
            {
                code.Add(word);
            }
        }

        Flush();
        return prose.ToString();

        // Adjacent words share one code span; surrounding quotes and the full stop stay outside.
        void Flush()
        {
            if (code.Count > 0)
            {
                Match parts = Parts().Match(string.Join(' ', code));
                string core = parts.Groups["core"].Value, after = parts.Groups["after"].Value;
                int closing = core.Count(letter => letter == '(') > core.Count(letter => letter == ')') ? after.IndexOf(')') + 1 : 0;
                Separate($"{parts.Groups["before"].Value}{Code(core + after[..closing])}{after[closing..]}");
                code.Clear();
            }
        }

        // Text in brackets belongs to the name before it, as in a method signature.
        static bool IsOpen(List<string> code)
            => code.Sum(word => word.Count(letter => letter == '(') - word.Count(letter => letter == ')')) > 0;

        void Separate(string words) => prose.Append(prose.Length > 0 ? " " : "").Append(words);
    }

    /// <summary>A code span with a fence longer than any run of backticks in the text.</summary>
    private static string Code(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        int longest = 0, run = 0;
        foreach (char letter in text)
        {
            run = letter == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        string fence = new('`', longest + 1);
        string gap = text[0] is '`' or ' ' || text[^1] is '`' or ' ' ? " " : "";
        return $"{fence}{gap}{text}{gap}{fence}";
    }

    [GeneratedRegex("""^(?<before>['"(]*)(?<core>.*?)(?<after>['").,;:?]*)\z""", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();

    /// <summary>Letters, optionally joined by a hyphen or an apostrophe; small numbers; C#; dashes and arrows.</summary>
    [GeneratedRegex(
        @"^([\p{L}\p{M}]+(['’-][\p{L}\p{M}]+)*|[0-9]{1,6}(\.[0-9]{1,6})?|C#|[→–—…·]|🔴|🟠|🟡|⚪|)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Plain();

    /// <summary>Letters that GitHub may interpret as a commit hash.</summary>
    [GeneratedRegex(@"^[a-fA-F]{7,40}\z")]
    private static partial Regex Revision();
}
