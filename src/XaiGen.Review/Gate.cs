namespace XaiGen.Review;

/// <summary>Whether a review passes, and which version increments it requires.</summary>
public static class Gate
{
    /// <summary>Whether any finding reaches <paramref name="failOn"/>. A change that breaks only C# is breaking too.</summary>
    public static bool Fails(Review review, FailOn failOn) => review.Findings.Any(finding => Fails(finding, failOn));

    /// <summary>Whether the finding reaches <paramref name="failOn"/>.</summary>
    public static bool Fails(Finding finding, FailOn failOn) => failOn switch
    {
        FailOn.Breaking => finding.Severity == Severity.Error,
        FailOn.Warning => finding.Severity >= Severity.Warning,
        _ => true,
    };

    /// <summary>The required increment of the contract's own version. Waivers accept a breaking change; they do not undo it.</summary>
    public static VersionBump ContractBump(Review review) => All(review) switch
    {
        var all when all.Any(finding => finding.Wire == WireVerdict.Breaking) => VersionBump.Major,
        var all when all.Any(finding => (finding.Wire is not null && finding.CSharp == CSharpVerdict.None
            && !CSharpRules.All.Contains(finding.Rule)) || finding.Wire == WireVerdict.Warning) => VersionBump.Minor,
        { Count: > 0 } => VersionBump.Patch,
        _ => VersionBump.None,
    };

    /// <summary>The required increment of the NuGet package's version.</summary>
    public static VersionBump PackageBump(Review review) => All(review) switch
    {
        var all when all.Any(finding => finding.CSharp >= CSharpVerdict.BinaryBreaking) => VersionBump.Major,
        var all when all.Any(finding => finding.Rule == CSharpRules.Added || finding.Rule == WireRules.Deprecated || IsAddition(finding))
            => VersionBump.Minor,
        { Count: > 0 } => VersionBump.Patch,
        _ => VersionBump.None,
    };

    /// <summary>Whether the finding is an addition on the wire that the generated C# shows.</summary>
    internal static bool IsAddition(Finding finding)
        => finding.New is not null
            && (finding.Rule == WireRules.PropertyAdded || finding.Rule == WireRules.ParameterAdded
                || finding.Rule == WireRules.PathAdded || finding.Rule == WireRules.OperationAdded
                || finding.Rule == WireRules.EnumValueAdded || finding.Rule == WireRules.UnionMemberAdded);

    private static List<Finding> All(Review review) => [.. review.Findings, .. review.Waived.Select(waived => waived.Finding)];
}
