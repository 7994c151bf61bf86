using System.Text.RegularExpressions;

namespace XaiGen.Cli.Adopting;

/// <summary>A command line of a generator in a script or a project: its arguments and options.</summary>
internal sealed partial record ToolCommand(
    string Program, IReadOnlyList<string> Arguments, IReadOnlyList<(string Option, string Value)> Options)
{
    /// <summary>Options without a value.</summary>
    private static readonly string[] s_flags = ["--exclude-deprecated-operations", "--single-file", "--skip-validation", "--no-logging"];

    /// <summary>The commands of these programs in a text, such as <c>autosdk generate</c>. Lines may go on after a backslash.</summary>
    public static IEnumerable<ToolCommand> In(string text, string program)
    {
        string joined = Continued().Replace(text, " ");
        foreach (string line in joined.Split(['\n', ';', '&'], StringSplitOptions.TrimEntries))
        {
            string[] words = [.. Word().Matches(line).Select(match => match.Value.Trim('"', '\''))];
            int start = Array.FindIndex(words, word
                => Path.GetFileNameWithoutExtension(word).Equals(program, StringComparison.OrdinalIgnoreCase));
            if (start < 0 || start + 1 >= words.Length || words[start + 1] is not ("generate" or "run"))
            {
                continue;
            }

            List<string> arguments = [];
            List<(string, string)> options = [];
            for (int at = start + 2; at < words.Length; at++)
            {
                string word = words[at];
                if (!word.StartsWith('-'))
                {
                    arguments.Add(word);
                }
                else if (word.Split('=', 2) is [var name, var value])
                {
                    options.Add((name, value));
                }
                else if (!s_flags.Contains(word) && at + 1 < words.Length && !words[at + 1].StartsWith('-'))
                {
                    options.Add((word, words[++at]));
                }
                else
                {
                    options.Add((word, "true"));
                }
            }

            yield return new ToolCommand(program, arguments, options);
        }
    }

    [GeneratedRegex(@"[\\^`]\r?\n")]
    private static partial Regex Continued();

    [GeneratedRegex("""(?:[^\s"']|"[^"]*"|'[^']*')+""")]
    private static partial Regex Word();
}
