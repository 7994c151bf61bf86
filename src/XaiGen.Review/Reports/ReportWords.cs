namespace XaiGen.Review.Reports;

/// <summary>Words that several reports share.</summary>
public static class ReportWords
{
    public static string Of(WireVerdict verdict) => verdict switch
    {
        WireVerdict.Breaking => "breaking",
        WireVerdict.Warning => "warning",
        _ => "compatible",
    };

    public static string Of(CSharpVerdict verdict) => verdict switch
    {
        CSharpVerdict.SourceBreaking => "source-breaking",
        CSharpVerdict.BinaryBreaking => "binary-breaking",
        CSharpVerdict.Behaviour => "behaviour",
        _ => "none",
    };

    public static string Of(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };

    public static string Of(VersionBump bump) => bump.ToString().ToLowerInvariant();

    /// <summary>Both verdicts of a finding in a few words; of lint, how loud it is.</summary>
    public static string Verdicts(Finding finding) => finding.Wire is { } wire
        ? finding.CSharp == CSharpVerdict.None ? Of(wire) : $"{Of(wire)}, C# {Of(finding.CSharp)}"
        : Of(finding.Severity);

    /// <summary>Findings by operation, the loudest first. What many share stands by itself, or it would be said again and again.</summary>
    public static IEnumerable<(string Title, IReadOnlyList<Finding> Findings)> Groups(Review review)
        => review.Findings
            .GroupBy(TitleOf)
            .Select(group => (group.Key, (IReadOnlyList<Finding>)[.. group]))
            .OrderByDescending(group => group.Item2.Max(finding => finding.Severity))
            .ThenBy(group => group.Key, StringComparer.Ordinal);

    public static string TitleOf(Finding finding) => finding.Operations switch
    {
        [] => "Contract",
        [var only] => only,
        var several => $"{several.Count} operations",
    };

    public static SourceLocation? PlaceOf(Finding finding) => finding.New ?? finding.Old;

    public static string Summary(Review review)
    {
        ReviewSummary summary = review.Summary;
        if (review.Findings.Count == 0)
        {
            return review.Waived.Count == 0 ? "Nothing found." : $"Nothing found that is not waived ({Count(review.Waived.Count, "waiver")}).";
        }

        string waived = review.Waived.Count == 0 ? "" : $", {review.Waived.Count} waived";
        return $"{Count(review.Findings.Count, "finding")}: {Count(summary.Errors, "error")}, {Count(summary.Warnings, "warning")}, {Count(summary.Infos, "note")}{waived}.";
    }

    public static string? Advice(Review review)
        => review.Findings.Any(finding => finding.Wire is not null)
            ? $"Version of the contract: {Of(Gate.ContractBump(review))}. Version of the NuGet package: {Of(Gate.PackageBump(review))}."
            : null;

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
