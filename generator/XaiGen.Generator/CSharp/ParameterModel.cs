using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

internal sealed record ParameterModel
{
    public required Identifier Name { get; init; }

    public required string WireName { get; init; }

    /// <summary>The pointer to the parameter's description in the contract.</summary>
    public required string Pointer { get; init; }

    public required ParameterSource Source { get; init; }

    public required TypeRef Type { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>Whether the parameter is an argument of each method, and not only a property of its options.</summary>
    public bool IsArgument { get; init; }

    /// <summary>The name in the methods' options; null if the parameter is only an argument.</summary>
    public Identifier? Option { get; init; }

    public Checks Checks { get; init; } = Checks.None;

    public Doc Doc { get; init; } = Doc.None;

    /// <summary>The source as a parameter of the operation; null if it is not one.</summary>
    internal ParameterSource.Wire? Wire => Source as ParameterSource.Wire;

    /// <summary>Whether it is a property of the request body.</summary>
    internal bool IsBodyProperty => Source is ParameterSource.BodyProperty;

    /// <summary>Whether the argument must not be null although its C# type could be.</summary>
    internal bool IsNeverNull => IsRequired && (!Type.IsValueType || Type.Kind == ValueKind.Any) && !IsBodyProperty;

    internal bool IsInPath => Wire is { Place: ParameterLocation.Path };
}
