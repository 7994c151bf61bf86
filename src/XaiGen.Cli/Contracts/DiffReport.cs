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
        foreach ((string title, IReadOnlyList<Finding> findings) in ReportText.Groups(review))
        {
            Terminal.Output.Write(new Text(title, new Style(decoration: Decoration.Bold)));
            Console.WriteLine();
            foreach (Finding finding in findings)
            {
                Write(finding);
            }

            Console.WriteLine();
        }

        Console.WriteLine(ReportText.Summary(review));
        if (ReportText.Advice(review) is { } advice)
        {
            Console.WriteLine(advice);
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
        Console.Write("  ");
        Terminal.Output.Write(new Text(ReportText.Verdicts(finding), color));
        Console.WriteLine($" {finding.Rule.Id}: {finding.Message} {finding.Why}");
        if (ReportText.PlaceOf(finding) is { } place)
        {
            Console.WriteLine($"    at {place.File}({place.Line},{place.Column})");
        }

        if (finding.Operations.Count > 1)
        {
            Console.WriteLine($"    in {string.Join(", ", finding.Operations.Take(MostShown))}{More(finding.Operations.Count)}");
        }

        if (finding.Members.Count > 0)
        {
            Console.WriteLine($"    C# members: {string.Join(", ", finding.Members.Take(MostShown))}{More(finding.Members.Count)}");
        }

        foreach (CSharpChange code in finding.Code)
        {
            Write("-", Color.Red, code.Before);
            Write("+", Color.Green, code.After);
        }

        if (finding.Witness is { } witness)
        {
            Console.WriteLine($"    {(witness.ValidBefore ? "right before, not now" : "right now, not before")}: {witness.Json}");
        }
    }

    private static void Write(string mark, Color color, string? code)
    {
        foreach (string line in code?.Split('\n') ?? [])
        {
            Console.Write("      ");
            Terminal.Output.Write(new Text(mark, color));
            Console.WriteLine($" {line}");
        }
    }

    private static string More(int count) => count > MostShown ? $" and {count - MostShown} more" : "";
}
