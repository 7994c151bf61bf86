namespace XaiGen.Contract.Model;

public sealed record ApiServer(string Pointer, string Url, string? Description, EquatableArray<ServerVariable> Variables);
