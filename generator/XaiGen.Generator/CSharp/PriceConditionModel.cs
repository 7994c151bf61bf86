using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>The condition that a property has one of the values.</summary>
internal sealed record PriceConditionModel(Identifier Property, TypeRef Type, bool IsOptional, EquatableArray<JsonLiteral> Values);
