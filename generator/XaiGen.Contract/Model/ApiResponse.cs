namespace XaiGen.Contract.Model;

public sealed record ApiResponse
{
    public required string Pointer { get; init; }

    /// <summary><c>200</c>, <c>4XX</c> or <c>default</c>.</summary>
    public required string Status { get; init; }

    public string? Description { get; init; }

    public EquatableArray<ApiContent> Content { get; init; }

    /// <summary>Ordered by name.</summary>
    public EquatableArray<ApiHeader> Headers { get; init; }

    /// <summary><c>x-xaigen-when-empty</c>: the union case that a response without a body stands for.</summary>
    public string? WhenEmpty { get; init; }
}
