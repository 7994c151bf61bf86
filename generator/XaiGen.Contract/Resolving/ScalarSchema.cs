using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>A boolean, a number or a string.</summary>
/// <param name="Written">The schema as written.</param>
/// <param name="Kind">The single kind; an integer that may also be a number is a number.</param>
public sealed record ScalarSchema(Schema Written, JsonTypes Kind) : ResolvedSchema(Written);
