namespace XaiGen.Contract.Model;

/// <summary>The price of one unit.</summary>
/// <param name="Usd">The price in US dollars.</param>
/// <param name="When">The conditions; all of them must hold.</param>
public sealed record CostPrice(decimal Usd, EquatableArray<CostCondition> When);
