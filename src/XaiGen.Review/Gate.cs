namespace XaiGen.Review;

/// <summary>From which finding on a check fails.</summary>
public enum FailOn
{
    Breaking,
    Warning,
    Any,
}

/// <summary>Which part of a version number goes up.</summary>
public enum VersionBump
{
    None,
    Patch,
    Minor,
    Major,
}

/// <summary>Whether a review passes, and which versions it asks for.</summary>
public static class Gate
{
    /// <summary>Whether any finding is as loud as <paramref name="failOn"/> says. What breaks only C# is breaking too.</summary>
    public static bool Fails(Review review, FailOn failOn) => review.Findings.Any(finding => Fails(finding, failOn));

    /// <summary>Whether the finding is as loud as <paramref name="failOn"/> says.</summary>
    public static bool Fails(Finding finding, FailOn failOn) => failOn switch
    {
        FailOn.Breaking => finding.Severity == Severity.Error,
        FailOn.Warning => finding.Severity >= Severity.Warning,
        _ => true,
    };

    /// <summary>What the contract's own version must do. Waivers accept a break; they do not undo it.</summary>
    public static VersionBump ContractBump(Review review) => All(review) switch
    {
        var all when all.Any(finding => finding.Wire == WireVerdict.Breaking) => VersionBump.Major,
        var all when all.Any(finding => (finding.Wire is not null && finding.CSharp == CSharpVerdict.None
            && !CSharpRules.All.Contains(finding.Rule)) || finding.Wire == WireVerdict.Warning) => VersionBump.Minor,
        { Count: > 0 } => VersionBump.Patch,
        _ => VersionBump.None,
    };

    /// <summary>What the version of the NuGet package must do.</summary>
    public static VersionBump PackageBump(Review review) => All(review) switch
    {
        var all when all.Any(finding => finding.CSharp >= CSharpVerdict.BinaryBreaking) => VersionBump.Major,
        var all when all.Any(finding => finding.Rule == CSharpRules.Added
            || finding.Rule == WireRules.PropertyAdded || finding.Rule == WireRules.ParameterAdded || finding.Rule == WireRules.PathAdded
            || finding.Rule == WireRules.OperationAdded || finding.Rule == WireRules.EnumValueAdded || finding.Rule == WireRules.Deprecated)
                => VersionBump.Minor,
        { Count: > 0 } => VersionBump.Patch,
        _ => VersionBump.None,
    };

    private static List<Finding> All(Review review) => [.. review.Findings, .. review.Waived.Select(waived => waived.Finding)];
}
