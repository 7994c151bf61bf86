using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

internal sealed record PropertyModel
{
    public required Identifier Name { get; init; }

    public required string WireName { get; init; }

    /// <summary>The pointer to the property's description in the contract.</summary>
    public required string Pointer { get; init; }

    /// <summary>The type of a value that is present; the C# type of an optional property is its nullable form.</summary>
    public required TypeRef Type { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>Whether the C# property may be null.</summary>
    internal bool IsOptional => !IsTag && (!IsRequired || Type.IsNullable);

    /// <summary>Whether absence and null are distinct: the C# type is then <c>Optional</c>.</summary>
    public bool KeepsAbsent { get; init; }

    /// <summary>The only allowed value, which C# callers need not set.</summary>
    public JsonLiteral? Const { get; init; }

    /// <summary>Whether the only value distinguishes the object from a union's other cases, so callers cannot set another.</summary>
    public bool IsTag { get; init; }

    /// <summary>The C# name of an additional property with the value in dollars, if this one is in ticks.</summary>
    public Identifier? DollarsName { get; init; }

    public Checks Checks { get; init; } = Checks.None;

    public Doc Doc { get; init; } = Doc.None;
}
