using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

internal sealed record ParameterModel
{
    public required Identifier Name { get; init; }

    public required string WireName { get; init; }

    /// <summary>Where the contract describes it.</summary>
    public required string Pointer { get; init; }

    public required ParameterSource Source { get; init; }

    public required TypeRef Type { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>An argument of each method, not only a property of its options.</summary>
    public bool IsArgument { get; init; }

    /// <summary>What it is called in the options of the methods; null where it is an argument only.</summary>
    public Identifier? Option { get; init; }

    public Checks Checks { get; init; } = Checks.None;

    public Doc Doc { get; init; } = Doc.None;

    /// <summary>Null where it is no parameter of the operation.</summary>
    internal ParameterSource.Wire? Wire => Source as ParameterSource.Wire;

    internal bool IsInPath => Wire is { Place: ParameterLocation.Path };
}
