using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>An object with known properties.</summary>
/// <param name="Written">The schema as written.</param>
/// <param name="Shape">The properties, gathered from all schemas that contribute to the object.</param>
/// <param name="Tag">The property of the shape, and its value, that identify the object in its unions; null if there is none.</param>
public sealed record ObjectSchema(Schema Written, ObjectShape Shape, UnionTag? Tag) : ResolvedSchema(Written);
