using XaiGen.Contract.Diagnostics;

namespace XaiGen.Review;

/// <summary>A problem of a document, with the name of the document.</summary>
public sealed record InputProblem(string File, Problem Problem)
{
    public override string ToString()
        => $"{File}({Problem.Range.Line},{Problem.Range.Column}): error {Problem.Rule.Id}: {Problem.Message}";
}

/// <summary>The result of comparing two contracts or checking one.</summary>
/// <param name="Findings">The findings, most severe first, then by place.</param>
/// <param name="Unreadable">The problems of documents that could not be read, so that nothing was compared.</param>
public sealed record Review(IReadOnlyList<Finding> Findings, IReadOnlyList<InputProblem> Unreadable)
{
    public bool IsReadable => Unreadable.Count == 0;

    /// <summary>Whether the C# of both was compared.</summary>
    public bool ComparesCSharp { get; init; } = true;

    /// <summary>Whether the change will be released, so that the review advises on versions.</summary>
    public bool AdvisesVersions { get; init; } = true;

    /// <summary>The renamed members of the generated C#.</summary>
    public IReadOnlyList<MemberRename> Renames { get; init; } = [];

    /// <summary>Findings accepted by a waiver; they are not in <see cref="Findings"/>.</summary>
    public IReadOnlyList<WaivedFinding> Waived { get; init; } = [];

    /// <summary>The findings grouped by cause, most important first.</summary>
    public IReadOnlyList<Cause> Causes => Cause.Of(Findings);

    public ReviewSummary Summary => ReviewSummary.Of(Findings);
}

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
