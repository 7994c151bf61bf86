namespace XaiGen.Generator.CSharp;

/// <summary>The constraints on one value that can be checked before sending.</summary>
internal sealed record Checks
{
    internal static readonly Checks None = new();

    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    public bool AboveMinimum { get; init; }

    public bool BelowMaximum { get; init; }

    public decimal? MultipleOf { get; init; }

    public long? MinLength { get; init; }

    public long? MaxLength { get; init; }

    public string? Pattern { get; init; }

    public long? MinItems { get; init; }

    public long? MaxItems { get; init; }

    public bool IsWhole { get; init; }

    public bool IsId { get; init; }

    /// <summary>Whether the value must not be null, although its C# type allows null.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The constraints on each element of a list or map.</summary>
    public Checks? Element { get; init; }

    /// <summary>Whether the value's own type has constraints.</summary>
    public bool IsNested { get; init; }
}
