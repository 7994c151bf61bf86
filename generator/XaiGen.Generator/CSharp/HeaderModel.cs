using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>A header of a response, as a property of the method's result.</summary>
internal sealed record HeaderModel(Identifier Name, string WireName, string Pointer, TypeRef Type, Doc Doc);
