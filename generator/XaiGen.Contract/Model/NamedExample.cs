namespace XaiGen.Contract.Model;

public sealed record NamedExample(string Name, JsonLiteral Value);
