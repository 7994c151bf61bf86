namespace XaiGen.Review.CSharp;

/// <summary>A change that users of the generated C# meet.</summary>
/// <param name="Verdict">What it breaks.</param>
/// <param name="Type">The type's name without the namespace.</param>
/// <param name="Member">The member's name; null where it is the type itself.</param>
/// <param name="Message">What happened, in a sentence.</param>
/// <param name="Before">The declaration, or what the code did; null where there was none.</param>
/// <param name="After">The same now; null where it is gone.</param>
internal sealed record SurfaceChange(CSharpVerdict Verdict, string Type, string? Member, string Message, string? Before, string? After)
{
    public string Name => Member is null ? Type : $"{Type}.{Member}";

    public bool IsGone => After is null && !IsBehaviour;

    /// <summary>The part of the member that does something else behind the same declaration; null for a changed declaration.</summary>
    public SymbolPart? Part { get; init; }

    /// <summary>Which facts of the part differ.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>The generated types that the member was of.</summary>
    public IReadOnlyList<string> UsedBefore { get; init; } = [];

    /// <summary>The generated types that the member is of.</summary>
    public IReadOnlyList<string> UsedAfter { get; init; } = [];

    public bool IsBehaviour => Part is not null;
}
