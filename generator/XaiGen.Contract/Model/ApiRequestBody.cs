namespace XaiGen.Contract.Model;

public sealed record ApiRequestBody
{
    public required string Pointer { get; init; }

    public bool IsRequired { get; init; }

    public string? Description { get; init; }

    public EquatableArray<ApiContent> Content { get; init; }
}
