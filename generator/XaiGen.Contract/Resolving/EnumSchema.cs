using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>A string or integer with known values.</summary>
/// <param name="Written">What the contract says of it.</param>
/// <param name="IsInteger">The values are integers.</param>
public sealed record EnumSchema(Schema Written, bool IsInteger) : ResolvedSchema(Written);
