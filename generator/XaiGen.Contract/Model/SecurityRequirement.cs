namespace XaiGen.Contract.Model;

/// <summary>Schemes that must be satisfied together; an empty requirement allows anonymous calls.</summary>
public sealed record SecurityRequirement(EquatableArray<SchemeUse> Schemes);
