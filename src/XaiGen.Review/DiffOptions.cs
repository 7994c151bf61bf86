using XaiGen.Generator;

namespace XaiGen.Review;

/// <summary>Options for a comparison.</summary>
public sealed record DiffOptions
{
    /// <summary>The date that sunset dates are compared with.</summary>
    public DateOnly Today { get; init; } = DateOnly.FromDateTime(DateTime.UtcNow);

    /// <summary>
    /// Whether to generate, compile and compare the C# of both contracts, which takes longer than comparing the wire format.
    /// </summary>
    public bool ComparesCSharp { get; init; } = true;

    /// <summary>The generation options of the project. Without a fixed client name, a changed title would rename many types.</summary>
    public GenerationOptions Generation { get; init; } = new("Api", "ApiClient");
}
