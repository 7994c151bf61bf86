using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>An array.</summary>
/// <param name="Written">The schema as written.</param>
/// <param name="Items">The schema of the elements; null if they may be anything.</param>
public sealed record ListSchema(Schema Written, Schema? Items) : ResolvedSchema(Written);
