using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>An array.</summary>
/// <param name="Written">What the contract says of it.</param>
/// <param name="Items">The elements; null where they may be anything.</param>
public sealed record ListSchema(Schema Written, Schema? Items) : ResolvedSchema(Written);
