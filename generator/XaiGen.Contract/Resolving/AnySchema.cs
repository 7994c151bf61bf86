using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>A schema that C# can express only as any value.</summary>
/// <param name="Written">The schema as written.</param>
public sealed record AnySchema(Schema Written) : ResolvedSchema(Written);
