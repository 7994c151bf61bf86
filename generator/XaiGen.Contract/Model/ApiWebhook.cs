namespace XaiGen.Contract.Model;

/// <summary>A call that the API makes: a webhook of the document, or a callback of an operation.</summary>
public sealed record ApiWebhook
{
    public required string Pointer { get; init; }

    /// <summary>The key of the webhook or callback.</summary>
    public required string Name { get; init; }

    /// <summary>The field of the path item: the HTTP method in lower case.</summary>
    public required string Method { get; init; }

    /// <summary>The C# name that the contract sets.</summary>
    public string? MethodName { get; init; }

    public string? Summary { get; init; }

    public string? Description { get; init; }

    public string? Source { get; init; }

    public bool IsDeprecated { get; init; }

    /// <summary>The JSON body of the call.</summary>
    public required ApiContent Body { get; init; }
}
