using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace XaiGen.Fuzz.Running;

/// <summary>A violation of a target's promise.</summary>
/// <param name="Class">The same for all failures that probably have the same cause.</param>
/// <param name="Message">The details of this failure.</param>
internal sealed partial record Failure(string Class, string Message)
{
    private const int ShownLength = 2000;

    /// <summary>Describes an exception by its type and by our topmost method on its stack.</summary>
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

    /// <summary>The names that the compiler generates for async methods and local functions.</summary>
    [GeneratedRegex(@"(?:\+<>c(?:__DisplayClass\d+_\d+)?)?[+.]<(\w+)>\w__[\w|]+(?:\.MoveNext)?")]
    private static partial Regex StateMachine();

    /// <summary>Removes the names that differ from case to case from a compiler message.</summary>
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

/// <summary>The result of a case.</summary>
/// <param name="Kind">The kind of result, for the counts: <c>compiled</c>, <c>refused</c>.</param>
internal sealed record Verdict(string Kind, IReadOnlyList<Failure> Failures)
{
    public static Verdict Of(string kind, params Failure[] failures) => new(kind, failures);
}
