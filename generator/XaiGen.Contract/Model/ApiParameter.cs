namespace XaiGen.Contract.Model;

public sealed record ApiParameter
{
    public required string Pointer { get; init; }

    public required string Name { get; init; }

    public required ParameterLocation In { get; init; }

    public bool IsRequired { get; init; }

    public bool IsDeprecated { get; init; }

    public bool AllowsReserved { get; init; }

    public string? Description { get; init; }

    /// <summary>The effective style: as written, or the default of the location.</summary>
    public required string Style { get; init; }

    public required bool Explode { get; init; }

    public required Schema Schema { get; init; }

    /// <summary>Set if the parameter is written with <c>content</c> instead of <c>schema</c>.</summary>
    public string? ContentType { get; init; }
}
