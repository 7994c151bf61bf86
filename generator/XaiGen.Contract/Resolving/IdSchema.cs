using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>An identifier: a string of a type of its own.</summary>
/// <param name="Written">What the contract says of it.</param>
/// <param name="Name">The name of the type, as <c>x-xaigen-id</c> gives it.</param>
public sealed record IdSchema(Schema Written, string Name) : ResolvedSchema(Written);
