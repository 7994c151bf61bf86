using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>An object with known properties.</summary>
internal sealed record RecordModel : TypeModel
{
    public EquatableArray<PropertyModel> Properties { get; init; }

    /// <summary>Groups of wire properties of which exactly one is set; each group is one C# property of a union type.</summary>
    public EquatableArray<GroupModel> Groups { get; init; }

    /// <summary>The type of the values of unknown properties; null if the contract has none.</summary>
    public TypeRef? AdditionalProperties { get; init; }

    /// <summary>The pointer of those values in the contract; empty if it does not describe them.</summary>
    public string AdditionalPropertiesPointer { get; init; } = "";

    /// <summary>The cost of the object as a request; empty if the contract has none.</summary>
    public EquatableArray<CostModel> Costs { get; init; }

    /// <summary>The method that adds up the cost; null if there is none.</summary>
    public Identifier? EstimateName { get; init; }

    internal override IEnumerable<TypeRef> Uses => Properties.Select(property => property.Type)
        .Concat(Groups.Select(group => new TypeRef(ValueKind.Model, group.UnionName)))
        .Concat(AdditionalProperties is { } values ? [values] : []);

    internal override IEnumerable<string> InnerNames => NamesOf(Nested);

    /// <summary>False if the object contains a file, so that it has only a form as multipart body.</summary>
    internal bool HasJson => Properties.All(property => (property.Type.Element ?? property.Type).Kind != ValueKind.File);
}
