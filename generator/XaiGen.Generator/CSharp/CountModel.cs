using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>
/// A property that determines the number of units: a number by its value, a list by its length, anything else by being set.
/// </summary>
/// <param name="Property">The property.</param>
/// <param name="Case">The case of the property's union that counts, if the property is a group.</param>
/// <param name="Type">The type of the counted value.</param>
/// <param name="IsOptional">Whether the property may be unset.</param>
internal sealed record CountModel(Identifier Property, TypeName? Case, TypeRef Type, bool IsOptional);
