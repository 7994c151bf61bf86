using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <param name="Pointer">Where the contract has the value; empty where it is not written.</param>
internal sealed record EnumValue(Identifier Name, JsonLiteral Value, string Pointer);
