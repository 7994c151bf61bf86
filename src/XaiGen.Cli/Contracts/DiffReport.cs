using Spectre.Console;
using XaiGen.Review;
using XaiGen.Review.Reports;

namespace XaiGen.Cli.Contracts;

/// <summary>Shows a comparison on a terminal, grouped by what the changes mean, most important first.</summary>
internal static class DiffReport
{
    private const int MostShown = 8;

    private const int MostWitness = 300;

    public static void Write(Review.Review review)
    {
        foreach ((string kind, IReadOnlyList<Cause> causes) in ReportWords.Kinds(review.Causes))
        {
            Terminal.Write(new Style(decoration: Decoration.Bold), $"{kind}");
            Terminal.WriteLine($"");
            foreach (Cause cause in causes)
            {
                Write(cause);
            }

            Terminal.WriteLine($"");
        }

        foreach (WaivedFinding waived in review.Waived)
        {
            Terminal.Write(Color.Grey, $"waived");
            Terminal.WriteLine($" {waived.Finding.Rule.Id}: {waived.Finding.Message} {waived.Waiver.Reason}");
        }

        Terminal.WriteLine($"{ReportWords.Summary(review)}");
        if (ReportWords.Advice(review) is { } advice)
        {
            Terminal.WriteLine($"{advice}");
        }
    }

    private static void Write(Cause cause)
    {
        Finding finding = cause.First;
        Color color = finding.Severity switch
        {
            Severity.Error => Color.Red,
            Severity.Warning => Color.Yellow,
            _ => Color.Grey,
        };
        Terminal.Write($"  ");
        Terminal.Write(color, $"{finding.Rule.Id}");
        Terminal.WriteLine($": {cause.Message} {finding.Why}");
        foreach (Finding place in cause.Findings.DistinctBy(place => place.Pointer).Take(MostShown))
        {
            if (place.Place is { } at)
            {
                Terminal.WriteLine($"    at {at.File}({at.Line},{at.Column}) {place.Name}");
            }
        }

        if (cause.Operations.Count > 0)
        {
            Terminal.WriteLine($"    in {string.Join(", ", cause.Operations.Take(MostShown))}{More(cause.Operations.Count)}");
        }

        if (cause.Members.Count > 0)
        {
            Terminal.WriteLine($"    C# members: {string.Join(", ", cause.Members.Take(MostShown))}{More(cause.Members.Count)}");
        }

        foreach (CSharpChange code in finding.Code)
        {
            Write("-", Color.Red, code.Before);
            Write("+", Color.Green, code.After);
        }

        if (finding.Witness is { } witness)
        {
            Terminal.WriteLine(
                $"    {ReportWords.Of(witness)}: {(witness.Json.Length <= MostWitness ? witness.Json : witness.Json[..MostWitness] + "…")}");
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
