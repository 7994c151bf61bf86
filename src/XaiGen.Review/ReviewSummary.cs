namespace XaiGen.Review;

/// <summary>The number of findings of each kind.</summary>
public sealed record ReviewSummary(int Errors, int Warnings, int Infos, int WireBreaking, int SourceBreaking, int BinaryBreaking)
{
    internal static ReviewSummary Of(IReadOnlyList<Finding> findings) => new(
        findings.Count(finding => finding.Severity == Severity.Error),
        findings.Count(finding => finding.Severity == Severity.Warning),
        findings.Count(finding => finding.Severity == Severity.Info),
        findings.Count(finding => finding.Wire == WireVerdict.Breaking),
        findings.Count(finding => finding.CSharp == CSharpVerdict.SourceBreaking),
        findings.Count(finding => finding.CSharp == CSharpVerdict.BinaryBreaking));
}
