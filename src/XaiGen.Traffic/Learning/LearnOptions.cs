using XaiGen.Generator;

namespace XaiGen.Traffic.Learning;

/// <summary>Options for learning.</summary>
public sealed record LearnOptions
{
    /// <summary>Whether to determine the effect of each edit on the generated C#, which takes longer.</summary>
    public bool ComparesCSharp { get; init; } = true;

    /// <summary>The generation options of the project.</summary>
    public GenerationOptions Generation { get; init; } = new("Api", "ApiClient");

    /// <summary>The minimum certainty of the edits that are applied in <see cref="Learned.Text"/>.</summary>
    public Certainty Least { get; init; } = Certainty.Likely;
}
