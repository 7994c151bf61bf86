namespace XaiGen.Contract.Model;

/// <summary>A body in one media type.</summary>
public sealed record ApiContent
{
    public required string Pointer { get; init; }

    public required string MediaType { get; init; }

    public Schema? Schema { get; init; }

    public EquatableArray<PartEncoding> Encoding { get; init; }
}
