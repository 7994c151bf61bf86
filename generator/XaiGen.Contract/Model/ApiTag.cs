namespace XaiGen.Contract.Model;

public sealed record ApiTag(string Name, string? Description);
