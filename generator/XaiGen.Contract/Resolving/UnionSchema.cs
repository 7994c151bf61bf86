using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>One of several kinds of value, at least two.</summary>
/// <param name="Written">What the contract says of it.</param>
/// <param name="Members">The members, joined where they are of one kind.</param>
public sealed record UnionSchema(Schema Written, EquatableArray<Schema> Members) : ResolvedSchema(Written);
