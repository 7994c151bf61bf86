using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>An object with known properties.</summary>
/// <param name="Written">What the contract says of it.</param>
/// <param name="Shape">The properties, gathered from every place where the contract gives them.</param>
/// <param name="Tag">What tells it from the other members of its unions; a property of the shape.</param>
public sealed record ObjectSchema(Schema Written, ObjectShape Shape, UnionTag? Tag) : ResolvedSchema(Written);
