using Spectre.Console;
using XaiGen.Review;
using XaiGen.Review.Reports;

namespace XaiGen.Cli.Contracts;

/// <summary>A comparison for people at a terminal: by operation, the loudest first.</summary>
internal static class DiffReport
{
    private const int MostShown = 8;

    public static void Write(Review.Review review)
    {
        foreach ((string title, IReadOnlyList<Finding> findings) in ReportWords.Groups(review))
        {
            Terminal.Write(new Style(decoration: Decoration.Bold), $"{title}");
            Terminal.WriteLine($"");
            foreach (Finding finding in findings)
            {
                Write(finding);
            }

            Terminal.WriteLine($"");
        }

        Terminal.WriteLine($"{ReportWords.Summary(review)}");
        if (ReportWords.Advice(review) is { } advice)
        {
            Terminal.WriteLine($"{advice}");
        }
    }

    private static void Write(Finding finding)
    {
        Color color = finding.Severity switch
        {
            Severity.Error => Color.Red,
            Severity.Warning => Color.Yellow,
            _ => Color.Grey,
        };
        Terminal.Write($"  ");
        Terminal.Write(color, $"{ReportWords.Verdicts(finding)}");
        Terminal.WriteLine($" {finding.Rule.Id}: {finding.Message} {finding.Why}");
        if (ReportWords.PlaceOf(finding) is { } place)
        {
            Terminal.WriteLine($"    at {place.File}({place.Line},{place.Column})");
        }

        if (finding.Operations.Count > 1)
        {
            Terminal.WriteLine($"    in {string.Join(", ", finding.Operations.Take(MostShown))}{More(finding.Operations.Count)}");
        }

        if (finding.Members.Count > 0)
        {
            Terminal.WriteLine($"    C# members: {string.Join(", ", finding.Members.Take(MostShown))}{More(finding.Members.Count)}");
        }

        foreach (CSharpChange code in finding.Code)
        {
            Write("-", Color.Red, code.Before);
            Write("+", Color.Green, code.After);
        }

        if (finding.Witness is { } witness)
        {
            Terminal.WriteLine($"    {(witness.ValidBefore ? "right before, not now" : "right now, not before")}: {witness.Json}");
        }
    }

    private static void Write(string mark, Color color, string? code)
    {
        foreach (string line in code?.Split('\n') ?? [])
        {
            Terminal.Write($"      ");
            Terminal.Write(color, $"{mark}");
            Terminal.WriteLine($" {line}");
        }
    }

    private static string More(int count) => count > MostShown ? $" and {count - MostShown} more" : "";
}
