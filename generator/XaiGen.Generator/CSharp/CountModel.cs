using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>A property that says how many units there are: a number, a list by its length, anything else by being set.</summary>
/// <param name="Property">The property.</param>
/// <param name="Case">The case of the property's union that counts, where it is a group.</param>
/// <param name="Type">The type of what is counted.</param>
/// <param name="IsOptional">Whether it may not be set.</param>
internal sealed record CountModel(Identifier Property, TypeName? Case, TypeRef Type, bool IsOptional);
