namespace XaiGen.Review;

internal static class FindingOrder
{
    /// <summary>Sorts by severity, then by place. A finding shared by several operations is listed once for all of them.</summary>
    public static IEnumerable<Finding> InOrder(this IEnumerable<Finding> findings)
        => findings
            .GroupBy(finding => (
                finding.Rule.Id, finding.Pointer, finding.Direction,
                finding.Wire is null || finding.Operations.Count == 0 ? finding.Message : null))
            .Select(same => Clearest(
                same) with
            { Operations = [.. same.SelectMany(finding => finding.Operations).Distinct().Order(StringComparer.Ordinal)] })
            .OrderBy(Rank)
            .ThenBy(finding => finding.New?.Line ?? finding.Old?.Line)
            .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)
            .ThenBy(finding => finding.Message, StringComparer.Ordinal);

    /// <summary>Breaking changes on the wire come first, then those of C#, then warnings, then the rest.</summary>
    public static int Rank(Finding finding) => finding switch
    {
        { Wire: WireVerdict.Breaking } or { Wire: null, Severity: Severity.Error } => 0,
        { CSharp: CSharpVerdict.SourceBreaking } => 1,
        { CSharp: CSharpVerdict.BinaryBreaking } => 2,
        { Severity: Severity.Error } => 2,
        { Severity: Severity.Warning } => 3,
        { CSharp: CSharpVerdict.Behaviour } => 4,
        _ => 5,
    };

    /// <summary>
    /// The best of several findings of the same change: the most severe, preferably with a witness, and with the shortest message.
    /// </summary>
    private static Finding Clearest(IEnumerable<Finding> same)
        => same
            .OrderByDescending(finding => finding.Severity)
            .ThenByDescending(finding => finding.Witness is not null)
            .ThenBy(finding => finding.Message.Length)
            .ThenBy(finding => finding.Message, StringComparer.Ordinal)
            .First();
}
