using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>A member of a union, and how a reader recognises it.</summary>
/// <param name="Written">The member as written in the union.</param>
/// <param name="Shape">Its properties, including those that the union declares beside its members.</param>
/// <param name="Kinds">The JSON kinds of its values; none if they may be any.</param>
public sealed record UnionMember(Schema Written, ObjectShape Shape, JsonTypes Kinds)
{
    /// <summary>The name from <c>x-xaigen-union</c>, or another that fits; empty if there is none.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether it is an object without a named type, or one that the union adds properties to.</summary>
    public bool IsInlineObject { get; init; }

    /// <summary>How a reader recognises it.</summary>
    public CaseDiscriminator Discriminator { get; init; }

    /// <summary>The tag's values, or the name of the property that no other member has.</summary>
    public EquatableArray<string> DiscriminatorValues { get; init; }

    /// <summary>Whether objects with any other value of the tag, or none, are of this member.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The shapes of its objects, if the best match decides; several if the member is a union.</summary>
    public EquatableArray<MemberShape> Shapes { get; init; }
}
