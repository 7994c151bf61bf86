using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

internal sealed record SubClientUse(Identifier Property, Identifier Type, Doc Doc);
