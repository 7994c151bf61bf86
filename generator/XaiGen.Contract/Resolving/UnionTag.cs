using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>A property and value that identify an object among the members of a union.</summary>
/// <param name="Property">The property.</param>
/// <param name="Value">Its value, which no other member has.</param>
public sealed record UnionTag(string Property, JsonLiteral Value);
