using XaiGen.Contract.Model;

namespace XaiGen.Generator.CSharp;

internal sealed record EnumValue(string Name, JsonLiteral Value);
