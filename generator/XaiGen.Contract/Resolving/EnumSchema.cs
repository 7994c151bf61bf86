using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>A string or integer with known values.</summary>
/// <param name="Written">The schema as written.</param>
/// <param name="IsInteger">Whether the values are integers.</param>
public sealed record EnumSchema(Schema Written, bool IsInteger) : ResolvedSchema(Written);
