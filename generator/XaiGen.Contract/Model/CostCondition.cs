namespace XaiGen.Contract.Model;

/// <summary>The condition that a property has one of these values; null means that the property is not set.</summary>
public sealed record CostCondition(string Property, EquatableArray<JsonLiteral> Values);
