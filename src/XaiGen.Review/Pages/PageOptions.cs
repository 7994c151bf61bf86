using XaiGen.Generator;

namespace XaiGen.Review.Pages;

/// <summary>Options for the reference of a contract.</summary>
public sealed record PageOptions
{
    /// <summary>The generation options of the project that the samples are for.</summary>
    public GenerationOptions Generation { get; init; } = new("XaiGen.Generated");

    /// <summary>The released contracts, oldest first; the page of the history has the changes from each to the next.</summary>
    public IReadOnlyList<ContractText> History { get; init; } = [];
}
