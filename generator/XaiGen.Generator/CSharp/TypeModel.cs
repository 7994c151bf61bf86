using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

// What is emitted, one file per top-level type. Like the contract's records these are immutable and equal by
// value: an unchanged model is not emitted again.

internal abstract record TypeModel
{
    public required Identifier Name { get; init; }

    /// <summary>Where the contract describes the type; empty where that is several places, or none.</summary>
    public string Pointer { get; init; } = "";

    public Doc Doc { get; init; } = Doc.None;

    /// <summary>Whether requests send it.</summary>
    public bool IsSent { get; init; }

    /// <summary>Types of inline schemas, which are declared inside it.</summary>
    public EquatableArray<TypeModel> Nested { get; init; }

    /// <summary>The types that it is made of.</summary>
    internal virtual IEnumerable<TypeRef> Uses => [];

    /// <summary>The names of the types inside it.</summary>
    internal virtual IEnumerable<string> InnerNames => [];

    internal static IEnumerable<string> NamesOf(EquatableArray<TypeModel> nested)
        => nested.SelectMany(type => type.InnerNames.Prepend(type.Name));
}
