using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>A property of an error that is a string, or a generated type over one.</summary>
internal sealed record ErrorMember(Identifier Name, bool IsRequired, bool IsWireString);
