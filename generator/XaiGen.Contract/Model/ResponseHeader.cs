namespace XaiGen.Contract.Model;

public sealed record ResponseHeader(string Name, string? Description, bool IsRequired, Schema? Schema);
