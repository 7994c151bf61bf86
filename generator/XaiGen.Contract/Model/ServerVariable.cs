namespace XaiGen.Contract.Model;

public sealed record ServerVariable(string Name, string Default);
