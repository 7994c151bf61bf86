namespace XaiGen.Contract.Model;

/// <summary><c>x-xaigen-cost</c>: one part of a request's cost, as a number of units at a price.</summary>
public sealed record CostTerm
{
    public required string Pointer { get; init; }

    /// <summary>The unit that is counted, such as <c>image</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>The properties whose numbers of units are added.</summary>
    public EquatableArray<string> Count { get; init; }

    /// <summary>The number of units of a property that is not set, or of the request if <see cref="Count"/> is empty.</summary>
    public required decimal Otherwise { get; init; }

    /// <summary>The first price whose conditions hold applies; the last one has no conditions.</summary>
    public EquatableArray<CostPrice> Prices { get; init; }
}
