using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace XaiGen.Fuzz.Running;

/// <summary>Something that must not happen.</summary>
/// <param name="Class">The same for all failures that likely have one cause.</param>
/// <param name="Message">What happened here.</param>
internal sealed partial record Failure(string Class, string Message)
{
    private const int ShownLength = 2000;

    /// <summary>An exception, by its type and the first of our methods on its way.</summary>
    public static Failure Of(Exception exception, string during)
    {
        string? method = new StackTrace(exception).GetFrames()
            .Select(frame => frame.GetMethod())
            .FirstOrDefault(method => method?.DeclaringType?.FullName is { } type
                && type.StartsWith("XaiGen.", StringComparison.Ordinal)
                && !type.StartsWith("XaiGen.Fuzz.", StringComparison.Ordinal)) is { } own
                ? StateMachine().Replace($"{own.DeclaringType!.FullName}.{own.Name}", ".$1")
                : exception.StackTrace?.Split('\n')[0].Trim();
        string text = exception.ToString();
        string shown = text.Length > ShownLength ? text[..ShownLength] + "…" : text;
        return new Failure($"{during}: {exception.GetType().Name} in {method}", shown);
    }

    /// <summary>What the compiler makes of an async method or a local function.</summary>
    [GeneratedRegex(@"(?:\+<>c(?:__DisplayClass\d+_\d+)?)?[+.]<(\w+)>\w__[\w|]+(?:\.MoveNext)?")]
    private static partial Regex StateMachine();

    /// <summary>A message of the compiler without the names that differ from case to case.</summary>
    public static string Generalize(string message)
    {
        var text = new StringBuilder();
        bool isQuoted = false;
        foreach (char c in message)
        {
            if (c is '\'' or '"')
            {
                isQuoted = !isQuoted;
                text.Append(c);
            }
            else if (!isQuoted)
            {
                text.Append(char.IsDigit(c) ? '0' : c);
            }
        }

        return text.ToString();
    }
}

/// <summary>How a case ended.</summary>
/// <param name="Kind">What became of it, for the counts: <c>compiled</c>, <c>refused</c>.</param>
internal sealed record Verdict(string Kind, IReadOnlyList<Failure> Failures)
{
    public static Verdict Of(string kind, params Failure[] failures) => new(kind, failures);
}
