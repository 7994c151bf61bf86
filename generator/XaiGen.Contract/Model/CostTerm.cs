namespace XaiGen.Contract.Model;

/// <summary><c>x-xaigen-cost</c>: a part of what a request costs, a number of units at a price.</summary>
public sealed record CostTerm
{
    public required string Pointer { get; init; }

    /// <summary>What is counted, such as <c>image</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>The properties whose numbers of units are added.</summary>
    public EquatableArray<string> Count { get; init; }

    /// <summary>How many units a property that is not set stands for, or the request where none is counted.</summary>
    public required decimal Otherwise { get; init; }

    /// <summary>The first one that fits holds; the last one always fits.</summary>
    public EquatableArray<CostPrice> Prices { get; init; }
}
