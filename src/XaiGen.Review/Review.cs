namespace XaiGen.Review;

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

    /// <summary>The namespace of the generated C#.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The renamed members of the generated C#.</summary>
    public IReadOnlyList<MemberRename> Renames { get; init; } = [];

    /// <summary>The other members of the generated C# that changed or were removed, so that code that uses them breaks.</summary>
    public IReadOnlyList<MemberChange> Changes { get; init; } = [];

    /// <summary>Findings accepted by a waiver; they are not in <see cref="Findings"/>.</summary>
    public IReadOnlyList<WaivedFinding> Waived { get; init; } = [];

    /// <summary>The findings grouped by cause, most important first.</summary>
    public IReadOnlyList<Cause> Causes => Cause.Of(Findings);

    public ReviewSummary Summary => ReviewSummary.Of(Findings);
}
