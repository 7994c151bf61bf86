using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>An object with known properties.</summary>
/// <param name="Written">What the contract says of it.</param>
/// <param name="Shape">The properties, gathered from every place where the contract gives them.</param>
public sealed record ObjectSchema(Schema Written, ObjectShape Shape) : ResolvedSchema(Written);
