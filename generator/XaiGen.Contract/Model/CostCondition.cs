namespace XaiGen.Contract.Model;

/// <summary>A property has one of these values; null stands for one that is not set.</summary>
public sealed record CostCondition(string Property, EquatableArray<JsonLiteral> Values);
