using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

internal sealed record PropertyModel
{
    public required Identifier Name { get; init; }

    public required string WireName { get; init; }

    /// <summary>Where the contract describes it.</summary>
    public required string Pointer { get; init; }

    /// <summary>The type of a value that is there; an optional property's C# type is the nullable of it.</summary>
    public required TypeRef Type { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>Whether the C# property may be null.</summary>
    internal bool IsOptional => !IsTag && (!IsRequired || Type.IsNullable);

    /// <summary>To leave it out is not the same as null: its C# type is <c>Optional</c>.</summary>
    public bool KeepsAbsent { get; init; }

    /// <summary>The only value allowed; C# need not say it.</summary>
    public JsonLiteral? Const { get; init; }

    /// <summary>The only value is what tells the object from the other cases of a union, so no caller can set another.</summary>
    public bool IsTag { get; init; }

    /// <summary>The C# name of a further property that gives the value in dollars, of one in ticks.</summary>
    public Identifier? DollarsName { get; init; }

    public Checks Checks { get; init; } = Checks.None;

    public Doc Doc { get; init; } = Doc.None;
}
