using XaiGen.Contract.Model;
using XaiGen.Contract.Resolving;
using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Binding.Unions;

/// <summary>A member of a union while it is found out what tells it from the others.</summary>
internal sealed class UnionMember(Schema schema, ObjectShape shape, JsonTypes kinds)
{
    internal Schema Schema { get; } = schema;

    internal ObjectShape Shape { get; } = shape;

    internal JsonTypes Kinds { get; } = kinds;

    internal required string Name { get; set; }

    internal required bool IsInlineObject { get; init; }

    internal CaseDiscriminator Discriminator { get; set; }

    internal EquatableArray<string> DiscriminatorValues { get; set; }

    internal EquatableArray<ShapeModel> Shapes { get; set; }
}
