using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <param name="Pointer">The pointer to the value in the contract; empty if the contract does not contain it.</param>
/// <param name="Description">What the contract says of it; empty if nothing.</param>
internal sealed record EnumValue(Identifier Name, JsonLiteral Value, string Pointer, string Description);
