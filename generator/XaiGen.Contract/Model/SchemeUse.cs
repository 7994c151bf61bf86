namespace XaiGen.Contract.Model;

public sealed record SchemeUse(string SchemeId, EquatableArray<string> Scopes);
