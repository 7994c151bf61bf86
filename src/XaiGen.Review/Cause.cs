namespace XaiGen.Review;

/// <summary>Findings with a common cause: the same kind of change with the same verdicts, at one or several places.</summary>
/// <param name="Findings">The places, the clearest first.</param>
public sealed record Cause(IReadOnlyList<Finding> Findings)
{
    public Finding First => Findings[0];

    /// <summary>The number of places.</summary>
    public int Count => Findings.DistinctBy(finding => finding.Pointer).Count();

    public IReadOnlyList<string> Operations
        => [.. Findings.SelectMany(finding => finding.Operations).Distinct().Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> Members => [.. Findings.SelectMany(finding => finding.Members).Distinct()];

    /// <summary>A sentence that describes the change; if there are several places, at the first of them.</summary>
    public string Message => Count == 1 ? First.Message : $"{First.Message} And {Count - 1} more like it.";

    /// <summary>The names of the other places.</summary>
    public IReadOnlyList<string> Others
        => [.. Findings.Skip(1)
            .Where(finding => finding.Pointer != First.Pointer)
            .Select(finding => Wire.Subject.Of(finding.Pointer).Replace("'", "", StringComparison.Ordinal)).Distinct()];

    /// <summary>Groups findings by cause, in their order.</summary>
    internal static IReadOnlyList<Cause> Of(IReadOnlyList<Finding> findings)
        => [.. findings
            .GroupBy(finding => (
                finding.Rule.Id, finding.Old?.Pointer, finding.New?.Pointer, finding.Direction is null ? finding.Message : null))
            .SelectMany(OfPlace)
            .GroupBy(place => (place[0].Rule.Id, place[0].Severity, place[0].Wire, place[0].CSharp, place[0].Direction))
            .Select(same => new Cause([.. same.SelectMany(place => place).OrderBy(finding => finding.Witness is null).ThenBy(Depth)]))
            .OrderBy(cause => FindingOrder.Rank(cause.First))];

    /// <summary>A type is listed before its nested members; findings of the contract are already in order.</summary>
    private static int Depth(Finding finding)
        => finding.Direction is null && finding.Members is [var member, ..] ? member.Count(letter => letter == '.') : 0;

    /// <summary>
    /// Groups a place's findings: a finding that breaks nothing more, such as that of the other direction, is added to the first one.
    /// </summary>
    private static IEnumerable<List<Finding>> OfPlace(IEnumerable<Finding> place)
    {
        List<Finding>? first = null;
        foreach (Finding finding in place)
        {
            if (first is not null && finding.Wire == WireVerdict.Compatible
                && (finding.CSharp == CSharpVerdict.None || finding.CSharp == first[0].CSharp))
            {
                first.Add(finding);
                continue;
            }

            List<Finding> own = [finding];
            first ??= own;
            yield return own;
        }
    }
}
