using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>A property on the path from an object to a value inside it.</summary>
/// <param name="IsOptional">Whether the property may be null, which ends the path.</param>
internal sealed record PropertyStep(Identifier Name, bool IsOptional);
