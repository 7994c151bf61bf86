using System.Text;
using System.Text.RegularExpressions;

namespace XaiGen.Review.Reports;

/// <summary>
/// Markdown of GitHub. Words that are nothing but words stay as they are; all others become code, where nothing is a link, a
/// mention, a reference to an issue, emphasis or HTML. Escapes would not do: GitHub looks for mentions and links after they are undone.
/// </summary>
internal sealed partial class MarkdownBuilder : ReportBuilder
{
    /// <summary>The whole text is code.</summary>
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

        // Neighbours share their backticks; quotes and the full stop around them stay outside.
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

        // What stands in brackets belongs to the name before them, as in a method's signature.
        static bool IsOpen(List<string> code)
            => code.Sum(word => word.Count(letter => letter == '(') - word.Count(letter => letter == ')')) > 0;

        void Separate(string words) => prose.Append(prose.Length > 0 ? " " : "").Append(words);
    }

    /// <summary>A code span whose fence is longer than any run of backticks in it.</summary>
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

    /// <summary>Letters, also with a hyphen or an apostrophe between them; small numbers; C#; dashes and arrows.</summary>
    [GeneratedRegex(
        @"^([\p{L}\p{M}]+(['’-][\p{L}\p{M}]+)*|[0-9]{1,6}(\.[0-9]{1,6})?|C#|[→–—…·]|🔴|🟠|🟡|⚪|)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Plain();

    /// <summary>Letters that GitHub may take for a commit.</summary>
    [GeneratedRegex(@"^[a-fA-F]{7,40}\z")]
    private static partial Regex Revision();
}
