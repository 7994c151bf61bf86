namespace XaiGen.Generator.CSharp;

internal sealed record SubClientUse(string Property, string Type, Doc Doc);
