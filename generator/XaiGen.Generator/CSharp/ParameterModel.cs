using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

internal sealed record ParameterModel
{
    public required Identifier Name { get; init; }

    public required string WireName { get; init; }

    /// <summary>Where the contract describes it.</summary>
    public required string Pointer { get; init; }

    public required ParameterPlace In { get; init; }

    public required TypeRef Type { get; init; }

    public bool IsRequired { get; init; }

    public required string Style { get; init; }

    public bool Explode { get; init; }

    public bool AllowsReserved { get; init; }

    /// <summary>The value is sent as a JSON text.</summary>
    public bool IsJson { get; init; }

    public Checks Checks { get; init; } = Checks.None;

    public Doc Doc { get; init; } = Doc.None;
}
