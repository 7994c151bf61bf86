using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>A schema that has a name: what it is stands there.</summary>
/// <param name="Written">What the contract says of it.</param>
/// <param name="Target">The pointer of the schema that is meant.</param>
public sealed record ReferenceSchema(Schema Written, string Target) : ResolvedSchema(Written);
