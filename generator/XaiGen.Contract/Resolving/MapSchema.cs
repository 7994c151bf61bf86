using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>An object of whose properties only the values are known.</summary>
/// <param name="Written">What the contract says of it.</param>
/// <param name="Values">The values; null where they may be anything.</param>
public sealed record MapSchema(Schema Written, Schema? Values) : ResolvedSchema(Written);
