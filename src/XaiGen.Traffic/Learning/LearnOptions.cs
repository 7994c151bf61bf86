using XaiGen.Generator;

namespace XaiGen.Traffic.Learning;

/// <summary>How to learn.</summary>
public sealed record LearnOptions
{
    /// <summary>Whether to say what each edit does to the generated C#, which takes longer.</summary>
    public bool ComparesCSharp { get; init; } = true;

    /// <summary>How the project generates its C#.</summary>
    public GenerationOptions Generation { get; init; } = new("Api", "ApiClient");

    /// <summary>The least certain edits to make in <see cref="Learned.Text"/>.</summary>
    public Certainty Least { get; init; } = Certainty.Likely;
}
