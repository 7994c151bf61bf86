using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>An object with arbitrary property names, whose values share one schema.</summary>
/// <param name="Written">The schema as written.</param>
/// <param name="Values">The schema of the values; null if they may be anything.</param>
public sealed record MapSchema(Schema Written, Schema? Values) : ResolvedSchema(Written);
