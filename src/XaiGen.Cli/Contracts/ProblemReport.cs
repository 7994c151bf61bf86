using Spectre.Console;
using XaiGen.Contract;

namespace XaiGen.Cli.Contracts;

/// <summary>Problems as compilers print them, so that editors and build servers make links of them.</summary>
internal static class ProblemReport
{
    /// <summary>Writes the problems in the order of the text, and what they add up to.</summary>
    /// <returns>Whether the contract can be used: there are no errors.</returns>
    public static bool Write(string path, IReadOnlyList<Problem> problems)
    {
        foreach (Problem problem in problems.OrderBy(problem => problem.Range.Line).ThenBy(problem => problem.Range.Column))
        {
            Write(path, problem);
        }

        int errors = problems.Count(problem => problem.Rule.Severity == ProblemSeverity.Error);
        int warnings = problems.Count(problem => problem.Rule.Severity == ProblemSeverity.Warning);
        if (errors > 0)
        {
            Console.Error.WriteLine($"error: {path} has {Count(errors, "error")} and {Count(warnings, "warning")}");
        }
        else
        {
            Console.WriteLine($"{path}: no errors, {Count(warnings, "warning")}");
        }

        return errors == 0;
    }

    private static void Write(string path, Problem problem)
    {
        (string kind, Color color) = problem.Rule.Severity switch
        {
            ProblemSeverity.Error => ("error", Color.Red),
            ProblemSeverity.Warning => ("warning", Color.Yellow),
            _ => ("info", Color.Blue),
        };

        // Only the coloured part goes by Spectre, which would break long lines.
        Console.Write($"{path}({problem.Range.Line},{problem.Range.Column}): ");
        Terminal.Output.Write(new Text($"{kind} {problem.Rule.Id}", color));
        Console.WriteLine($": {problem.Message}");
    }

    private static string Count(int count, string what) => $"{(count == 0 ? "no" : count)} {what}{(count == 1 ? "" : "s")}";
}
