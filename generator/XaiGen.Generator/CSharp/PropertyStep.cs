using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>A property on the way from an object to a value inside it.</summary>
/// <param name="IsOptional">Whether it may be null, so that the way ends there.</param>
internal sealed record PropertyStep(Identifier Name, bool IsOptional);
