using XaiGen.Contract.Model;
using XaiGen.Contract.Resolving;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

internal sealed record CaseModel
{
    public required Identifier Name { get; init; }

    /// <summary>Where the contract describes it.</summary>
    public required string Pointer { get; init; }

    /// <summary>The JSON kinds of the case's values.</summary>
    public required JsonTypes Kinds { get; init; }

    public CaseDiscriminator Discriminator { get; init; }

    /// <summary>The tag's values or the property's name.</summary>
    public EquatableArray<string> DiscriminatorValues { get; init; }

    /// <summary>What objects of the case look like: several where the case is a union itself.</summary>
    public EquatableArray<MemberShape> Shapes { get; init; }

    /// <summary>The single value that the case wraps; null where it has <see cref="Properties"/>.</summary>
    public TypeRef? Value { get; init; }

    /// <summary>The wire property that holds the single value; null where the value is the whole.</summary>
    public string? ValueProperty { get; init; }

    /// <summary>Where the contract describes the single value, where that is not the place of the case.</summary>
    public string ValuePointer { get; init; } = "";

    /// <summary>The value may be a <c>data:</c> URI: there is a further case <c>Bytes</c>.</summary>
    public bool AcceptsBytes { get; init; }

    public Checks Checks { get; init; } = Checks.None;

    public EquatableArray<PropertyModel> Properties { get; init; }

    /// <summary>The type of properties that the contract does not name; null where they are not kept.</summary>
    public TypeRef? AdditionalProperties { get; init; }

    public Doc Doc { get; init; } = Doc.None;
}
