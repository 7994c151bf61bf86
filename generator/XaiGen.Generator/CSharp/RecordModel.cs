using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

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

    /// <summary>What it costs as a request; empty where the contract does not say.</summary>
    public EquatableArray<CostModel> Costs { get; init; }

    /// <summary>The method that adds that up; null where there is nothing to add.</summary>
    public Identifier? EstimateName { get; init; }

    internal override IEnumerable<TypeRef> Uses => Properties.Select(property => property.Type)
        .Concat(Groups.Select(group => new TypeRef(ValueKind.Model, group.UnionName)))
        .Concat(AdditionalProperties is { } values ? [values] : []);

    internal override IEnumerable<string> InnerNames => NamesOf(Nested);

    /// <summary>False where the object holds a file, and so is the parts of a form.</summary>
    internal bool HasJson => Properties.All(property => (property.Type.Element ?? property.Type).Kind != ValueKind.File);
}
