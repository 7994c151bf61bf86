namespace XaiGen.Contract.Model;

/// <summary>The price of one unit.</summary>
/// <param name="Usd">The price in US dollars.</param>
/// <param name="When">What has to hold; all of it.</param>
public sealed record CostPrice(decimal Usd, EquatableArray<CostCondition> When);
