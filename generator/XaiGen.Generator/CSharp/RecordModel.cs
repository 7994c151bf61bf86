using XaiGen.Contract.Model;

namespace XaiGen.Generator.CSharp;

/// <summary>An object with known properties.</summary>
internal sealed record RecordModel : TypeModel
{
    public EquatableArray<PropertyModel> Properties { get; init; }

    /// <summary>Wire properties of which exactly one is set, each group one C# property of a union type.</summary>
    public EquatableArray<GroupModel> Groups { get; init; }

    /// <summary>The type of the values of unknown properties, where the contract gives one.</summary>
    public TypeRef? AdditionalProperties { get; init; }

    /// <summary>Where the contract describes those values; empty where it does not.</summary>
    public string AdditionalPropertiesPointer { get; init; } = "";

    public bool HasChecks { get; init; }

    /// <summary>Types of inline schemas.</summary>
    public EquatableArray<TypeModel> Nested { get; init; }

    internal override IEnumerable<string> InnerNames => NamesOf(Nested);

    /// <summary>False where the object holds a file, and so is the parts of a form.</summary>
    internal bool HasJson => Properties.All(property => (property.Type.Element ?? property.Type).Kind != ValueKind.File);
}
