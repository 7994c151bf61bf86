using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

// The model of what is emitted, one file per top-level type. Like the contract's records, these records are immutable and equal by value:
// an unchanged model is not emitted again.

internal abstract record TypeModel
{
    public required Identifier Name { get; init; }

    /// <summary>The pointer to the type's description in the contract; empty if there are several or none.</summary>
    public string Pointer { get; init; } = "";

    public Doc Doc { get; init; } = Doc.None;

    /// <summary>Whether requests send it.</summary>
    public bool IsSent { get; init; }

    /// <summary>The types of inline schemas, which are declared inside this type.</summary>
    public EquatableArray<TypeModel> Nested { get; init; }

    /// <summary>The types that this type uses.</summary>
    internal virtual IEnumerable<TypeRef> Uses => [];

    /// <summary>The names of the nested types.</summary>
    internal virtual IEnumerable<string> InnerNames => [];

    internal static IEnumerable<string> NamesOf(EquatableArray<TypeModel> nested)
        => nested.SelectMany(type => type.InnerNames.Prepend(type.Name));
}
