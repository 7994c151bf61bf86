namespace XaiGen.Contract.Model;

/// <summary>A call that the API makes by itself: a webhook of the document, or a callback of an operation.</summary>
public sealed record ApiWebhook
{
    public required string Pointer { get; init; }

    /// <summary>The webhook's or the callback's key.</summary>
    public required string Name { get; init; }

    /// <summary>The field of the path item, which is the HTTP method in small letters.</summary>
    public required string Method { get; init; }

    /// <summary>The name that the contract gives it for C#.</summary>
    public string? MethodName { get; init; }

    public string? Summary { get; init; }

    public string? Description { get; init; }

    public string? Source { get; init; }

    public bool IsDeprecated { get; init; }

    /// <summary>The JSON that it sends.</summary>
    public required ApiContent Body { get; init; }
}
