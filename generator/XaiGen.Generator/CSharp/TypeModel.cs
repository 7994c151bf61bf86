using XaiGen.Contract.Model;

namespace XaiGen.Generator.CSharp;

// What is emitted, one file per top-level type. Like the contract's records these are immutable and equal by
// value: an unchanged model is not emitted again.

internal abstract record TypeModel
{
    public required string Name { get; init; }

    /// <summary>Where the contract describes the type; empty where that is several places, or none.</summary>
    public string Pointer { get; init; } = "";

    public Doc Doc { get; init; } = Doc.None;

    /// <summary>The names of the types inside it.</summary>
    internal virtual IEnumerable<string> InnerNames => [];

    private protected static IEnumerable<string> NamesOf(EquatableArray<NestedType> nested)
        => nested.SelectMany(type => type.Type.InnerNames.Prepend(type.Type.Name));
}
