namespace XaiGen.Review.Reports;

/// <summary>Texts shared by several reports.</summary>
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

    /// <summary>What a finding breaks, in a few words; for lint, its severity.</summary>
    public static string Verdicts(Finding finding) => finding switch
    {
        { Wire: null } => Of(finding.Severity),
        { Wire: WireVerdict.Breaking, CSharp: CSharpVerdict.None } => "breaks the wire",
        { Wire: WireVerdict.Breaking, CSharp: CSharpVerdict.Behaviour } => "breaks the wire, C# does something else",
        { Wire: WireVerdict.Breaking } => $"breaks the wire and C# {Broken(finding.CSharp)}",
        { CSharp: CSharpVerdict.SourceBreaking or CSharpVerdict.BinaryBreaking } => $"breaks C# {Broken(finding.CSharp)}",
        { Wire: WireVerdict.Warning } => "warning",
        { CSharp: CSharpVerdict.Behaviour } => "C# does something else",
        _ => "breaks nothing",
    };

    private static string Broken(CSharpVerdict verdict) => verdict == CSharpVerdict.SourceBreaking ? "source" : "binaries";

    /// <summary>Groups the causes by their effect, most important first.</summary>
    public static IEnumerable<(string Kind, IReadOnlyList<Cause> Causes)> Kinds(IReadOnlyList<Cause> causes)
        => causes.GroupBy(cause => Kind(cause.First)).Select(kind => (kind.Key, (IReadOnlyList<Cause>)[.. kind]));

    private static string Kind(Finding finding) => (FindingOrder.Rank(finding), finding.Wire) switch
    {
        (0, null) => "Errors",
        (0, _) => "Breaks the wire",
        (1, _) => "Breaks C# source",
        (2, _) => "Breaks C# binaries",
        (3, _) => "Warnings",
        (4, _) => "C# does something else",
        _ => "Notes",
    };

    public static string Summary(Review review)
    {
        IReadOnlyList<Cause> causes = review.Causes;
        if (causes.Count == 0)
        {
            return review.Waived.Count == 0
                ? "Nothing found."
                : $"Nothing found that is not waived ({Count(review.Waived.Count, "waived finding")}).";
        }

        int places = causes.Sum(cause => cause.Count);
        string spread = places == causes.Count ? "" : $" at {Count(places, "place")}";
        string waived = review.Waived.Count == 0 ? "" : $", {review.Waived.Count} waived";
        return $"{Count(causes.Count, "finding")}{spread}: {Count(Of(Severity.Error), "error")}, "
            + $"{Count(Of(Severity.Warning), "warning")}, {Count(Of(Severity.Info), "note")}{waived}.";

        int Of(Severity severity) => causes.Count(cause => cause.First.Severity == severity);
    }

    public static string? Advice(Review review)
        => review.AdvisesVersions && (review.Findings.Any(finding => finding.Wire is not null) || review.Waived.Count > 0)
            ? $"Version of the contract: {Of(Gate.ContractBump(review))}. Version of the NuGet package: {Of(Gate.PackageBump(review))}."
            : null;

    /// <summary>The C# members that a cause affects, the first of them if there are many.</summary>
    public static string Members(Cause cause, int most)
        => string.Join(", ", cause.Members.Take(most)) + (cause.Members.Count > most ? ", …" : "");

    /// <summary>The words that introduce a witness.</summary>
    public static string Of(Witness witness)
    {
        string message = witness.Message is null ? "" : $" as {witness.Message}";
        return witness.ValidBefore ? $"Was right{message}, and is refused now" : $"Was ruled out{message}, and is possible now";
    }

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
