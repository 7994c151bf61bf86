using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <param name="Pointer">The pointer to the value in the contract; empty if the contract does not contain it.</param>
internal sealed record EnumValue(Identifier Name, JsonLiteral Value, string Pointer);
