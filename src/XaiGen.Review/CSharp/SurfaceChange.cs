namespace XaiGen.Review.CSharp;

/// <summary>A change that affects users of the generated C#.</summary>
/// <param name="Verdict">What the change breaks.</param>
/// <param name="Type">The type's name without the namespace.</param>
/// <param name="Member">The member's name; null for the type itself.</param>
/// <param name="Message">A sentence that describes the change.</param>
/// <param name="Before">The old declaration or behaviour; null for something new.</param>
/// <param name="After">The new declaration or behaviour; null for something removed.</param>
internal sealed record SurfaceChange(CSharpVerdict Verdict, string Type, string? Member, string Message, string? Before, string? After)
{
    public string Name => Member is null ? Type : $"{Type}.{Member}";

    public bool IsGone => After is null && !IsBehaviour;

    /// <summary>The part of the member whose behaviour changed behind the same declaration; null if the declaration changed.</summary>
    public SymbolPart? Part { get; init; }

    /// <summary>The facts of the part that differ.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>The generated types in the member's old declaration.</summary>
    public IReadOnlyList<string> UsedBefore { get; init; } = [];

    /// <summary>The generated types in the member's new declaration.</summary>
    public IReadOnlyList<string> UsedAfter { get; init; } = [];

    public bool IsBehaviour => Part is not null;
}
