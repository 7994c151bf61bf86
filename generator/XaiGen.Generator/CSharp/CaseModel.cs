using XaiGen.Contract.Model;
using XaiGen.Contract.Resolving;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

internal sealed record CaseModel
{
    public required Identifier Name { get; init; }

    /// <summary>The case's pointer in the contract.</summary>
    public required string Pointer { get; init; }

    /// <summary>The JSON kinds of the case's values.</summary>
    public required JsonTypes Kinds { get; init; }

    public CaseDiscriminator Discriminator { get; init; }

    /// <summary>The tag's values or the property's name.</summary>
    public EquatableArray<string> DiscriminatorValues { get; init; }

    /// <summary>Whether objects with any other value of the tag, or none, are of this case.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The shapes of the case's objects: several if the case is itself a union.</summary>
    public EquatableArray<MemberShape> Shapes { get; init; }

    /// <summary>The single value that the case wraps; null if it only has <see cref="Properties"/>.</summary>
    public TypeRef? Value { get; init; }

    /// <summary>The wire property with the single value; null if the value is the whole.</summary>
    public string? ValueProperty { get; init; }

    /// <summary>The pointer of the single value in the contract, if it differs from the case's.</summary>
    public string ValuePointer { get; init; } = "";

    /// <summary>Whether the value may be a <c>data:</c> URI, so that there is another case <c>Bytes</c>.</summary>
    public bool AcceptsBytes { get; init; }

    public Checks Checks { get; init; } = Checks.None;

    /// <summary>The properties; beside a <see cref="Value"/>, the optional ones.</summary>
    public EquatableArray<PropertyModel> Properties { get; init; }

    /// <summary>The type of properties that the contract does not name; null if they are not kept.</summary>
    public TypeRef? AdditionalProperties { get; init; }

    public Doc Doc { get; init; } = Doc.None;
}
