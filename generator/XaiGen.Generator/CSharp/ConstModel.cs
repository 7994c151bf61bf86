namespace XaiGen.Generator.CSharp;

internal sealed record ConstModel(string Json, string CSharp);
