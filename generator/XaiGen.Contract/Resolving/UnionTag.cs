using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>What tells an object from the other members of a union.</summary>
/// <param name="Property">The property.</param>
/// <param name="Value">Its value, which no other member has.</param>
public sealed record UnionTag(string Property, JsonLiteral Value);
