using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>One of several kinds of value, at least two.</summary>
/// <param name="Written">What the contract says of it.</param>
/// <param name="Members">The members, joined where they are of one kind.</param>
/// <param name="TagProperty">The property whose value tells members that are objects apart, where one does.</param>
/// <param name="TagKind">The JSON kind of that property's values.</param>
public sealed record UnionSchema(
    Schema Written, EquatableArray<UnionMember> Members, string? TagProperty, JsonLiteralKind TagKind) : ResolvedSchema(Written);
