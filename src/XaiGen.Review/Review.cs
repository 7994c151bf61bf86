using XaiGen.Contract.Diagnostics;

namespace XaiGen.Review;

/// <summary>A problem of a document, with the name of the document.</summary>
public sealed record InputProblem(string File, Problem Problem)
{
    public override string ToString()
        => $"{File}({Problem.Range.Line},{Problem.Range.Column}): error {Problem.Rule.Id}: {Problem.Message}";
}

/// <summary>All that is to be said about a change, or about a contract.</summary>
/// <param name="Findings">Loudest first, then by place.</param>
/// <param name="Unreadable">Why nothing could be compared: the documents that could not be read.</param>
public sealed record Review(IReadOnlyList<Finding> Findings, IReadOnlyList<InputProblem> Unreadable)
{
    public bool IsReadable => Unreadable.Count == 0;

    /// <summary>Whether the C# of both was compared.</summary>
    public bool ComparesCSharp { get; init; } = true;

    /// <summary>Whether it is of a change that will be released, so that versions follow from it.</summary>
    public bool AdvisesVersions { get; init; } = true;

    /// <summary>What became what in the generated C#.</summary>
    public IReadOnlyList<MemberRename> Renames { get; init; } = [];

    /// <summary>Findings that a waiver accepts; they are not among <see cref="Findings"/>.</summary>
    public IReadOnlyList<WaivedFinding> Waived { get; init; } = [];

    /// <summary>The findings by what causes them, what matters most first.</summary>
    public IReadOnlyList<Cause> Causes => Cause.Of(Findings);

    public ReviewSummary Summary => ReviewSummary.Of(Findings);
}

/// <summary>How many findings there are of each kind.</summary>
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
