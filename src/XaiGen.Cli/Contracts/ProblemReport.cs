using Spectre.Console;
using XaiGen.Review;

namespace XaiGen.Cli.Contracts;

/// <summary>Writes problems in the format of compilers, which editors and build servers turn into links.</summary>
internal static class ProblemReport
{
    /// <summary>Writes the problems in the order of the text, the document before the other files, and a summary.</summary>
    /// <returns>Whether the contract can be used, that is, has no errors.</returns>
    public static bool Write(string path, IEnumerable<ReportedProblem> problems)
    {
        ReportedProblem[] inOrder = [.. problems
            .OrderBy(problem => problem.File == path ? null : problem.File, StringComparer.Ordinal)
            .ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)];
        foreach (ReportedProblem problem in inOrder)
        {
            Write(path, problem);
        }

        int errors = inOrder.Count(problem => problem.Severity == Severity.Error);
        int warnings = inOrder.Count(problem => problem.Severity == Severity.Warning);
        if (errors > 0)
        {
            Terminal.WriteErrorLine($"error: {path} has {Count(errors, "error")} and {Count(warnings, "warning")}");
        }
        else
        {
            Terminal.WriteLine($"{path}: no errors, {Count(warnings, "warning")}");
        }

        return errors == 0;
    }

    private static void Write(string path, ReportedProblem problem)
    {
        (string kind, Color color) = problem.Severity switch
        {
            Severity.Error => ("error", Color.Red),
            Severity.Warning => ("warning", Color.Yellow),
            _ => ("info", Color.Blue),
        };

        // Only the coloured part is written through Spectre, which would wrap long lines.
        Terminal.Write($"{problem.File ?? path}({problem.Line},{problem.Column}): ");
        Terminal.Write(color, $"{kind} {problem.Id}");
        Terminal.WriteLine($": {problem.Message}");
    }

    private static string Count(int count, string what) => $"{(count == 0 ? "no" : count)} {what}{(count == 1 ? "" : "s")}";
}
