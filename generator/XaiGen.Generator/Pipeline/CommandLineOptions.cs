using System.Text.RegularExpressions;
using XaiGen.Contract.Diagnostics;

namespace XaiGen.Generator.Pipeline;

/// <summary>
/// Options in one text, as on the command line of the tool: what Connected Services keeps of a reference besides its names.
/// </summary>
internal sealed class CommandLineOptions
{
    private static readonly Dictionary<string, string> s_names = new(StringComparer.Ordinal)
    {
        ["--accessibility"] = "XaiGenAccessibility",
        ["--drift"] = "XaiGenDrift",
        ["--emit"] = "XaiGenEmit",
        ["--exclude"] = "XaiGenExclude",
        ["--include"] = "XaiGenInclude",
        ["--keep-unknown"] = "XaiGenKeepUnknown",
        ["--objects"] = "XaiGenObjects",
    };

    /// <summary>What is in quotation marks may have blanks.</summary>
    private static readonly Regex s_word = new("""(?:[^\s"]|"[^"]*"?)+""", RegexOptions.CultureInvariant);

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>The text's first word that is no option, or that lacks its value.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>The value of an option, by the name of its property; null if it is not set.</summary>
    public string? this[string name] => _values.TryGetValue(name, out string? value) ? value : null;

    public static CommandLineOptions Parse(string text)
    {
        var options = new CommandLineOptions();
        Queue<string> words = new(Words(text));
        while (words.Count > 0)
        {
            string word = words.Dequeue();
            int equals = word.IndexOf('=');
            string option = equals < 0 ? word : word.Substring(0, equals);
            if (!s_names.TryGetValue(option, out string? name) || (equals < 0 && words.Count == 0))
            {
                options.Problem ??= GenerationOptions.Problem(
                    ProblemRules.OptionInvalid.Message("Options", text, $"only {string.Join(", ", s_names.Keys)}, each with its value"));
                return options;
            }

            options._values[name] = equals < 0 ? words.Dequeue() : word.Substring(equals + 1);
        }

        return options;
    }

    private static IEnumerable<string> Words(string text)
        => s_word.Matches(text).Cast<Match>().Select(match => match.Value.Replace("\"", ""));
}
