using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>One of at least two kinds of value.</summary>
/// <param name="Written">The schema as written.</param>
/// <param name="Members">The members; those of the same kind are joined.</param>
/// <param name="TagProperty">The property whose value tells the members that are objects apart; null if there is none.</param>
/// <param name="TagKind">The JSON kind of that property's values.</param>
public sealed record UnionSchema(
    Schema Written, EquatableArray<UnionMember> Members, string? TagProperty, JsonLiteralKind TagKind) : ResolvedSchema(Written);
