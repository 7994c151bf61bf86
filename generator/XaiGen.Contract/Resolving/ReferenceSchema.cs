using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>A reference to a named schema, which is resolved separately.</summary>
/// <param name="Written">The schema as written.</param>
/// <param name="Target">The pointer of the named schema.</param>
public sealed record ReferenceSchema(Schema Written, string Target) : ResolvedSchema(Written);
