using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>A member of a union, and what tells it from the others.</summary>
/// <param name="Written">The member as it is written in the union.</param>
/// <param name="Shape">Its properties, with those that the union has beside its members.</param>
/// <param name="Kinds">The JSON kinds of its values; none where it may be any.</param>
public sealed record UnionMember(Schema Written, ObjectShape Shape, JsonTypes Kinds)
{
    /// <summary>The name that <c>x-xaigen-union</c> gives, or what else could name it; empty where nothing does.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether it is an object that has no type of its own, or one that the union adds properties to.</summary>
    public bool IsInlineObject { get; init; }

    /// <summary>What a reader recognises it by.</summary>
    public CaseDiscriminator Discriminator { get; init; }

    /// <summary>The tag's values, or the name of the property that no other member has.</summary>
    public EquatableArray<string> DiscriminatorValues { get; init; }

    /// <summary>What its objects look like, where the best match decides; several where it is a union itself.</summary>
    public EquatableArray<MemberShape> Shapes { get; init; }
}
