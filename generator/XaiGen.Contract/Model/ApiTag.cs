namespace XaiGen.Contract.Model;

public sealed record ApiTag(string Pointer, string Name, string? Description);
