namespace XaiGen.Contract.Model;

/// <summary>How to authenticate: <c>http</c> with a scheme, <c>apiKey</c> at a location, <c>oauth2</c> or <c>openIdConnect</c>.</summary>
public sealed record SecurityScheme
{
    public required string Pointer { get; init; }

    /// <summary>The key under <c>components/securitySchemes</c>.</summary>
    public required string Id { get; init; }

    public required string Type { get; init; }

    /// <summary>The scheme of an <c>http</c> scheme: <c>bearer</c>, <c>basic</c>, …</summary>
    public string? Scheme { get; init; }

    /// <summary>The name of the header, query parameter or cookie of an <c>apiKey</c>.</summary>
    public string? ParameterName { get; init; }

    public string? In { get; init; }

    public string? Description { get; init; }
}
