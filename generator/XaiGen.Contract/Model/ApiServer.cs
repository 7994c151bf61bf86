namespace XaiGen.Contract.Model;

public sealed record ApiServer(string Url, string? Description, EquatableArray<ServerVariable> Variables);
