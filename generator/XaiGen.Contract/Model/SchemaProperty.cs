namespace XaiGen.Contract.Model;

public sealed record SchemaProperty(string Name, bool IsRequired, Schema Schema);
