using XaiGen.Contract.Diagnostics;

namespace XaiGen.Review.Pages;

/// <summary>The reference of a contract.</summary>
/// <param name="Files">The files, in the order of their names; none if a problem is an error.</param>
/// <param name="Problems">The problems of the contract.</param>
public sealed record PageSet(IReadOnlyList<PageFile> Files, IReadOnlyList<Problem> Problems)
{
    /// <summary>Operations that have no C# sample, by their pointers: those for which none was found that compiles.</summary>
    public IReadOnlyList<string> WithoutSample { get; init; } = [];
}
