using XaiGen.Contract.Model;

namespace XaiGen.Generator.CSharp;

/// <summary>A part of what a request costs: a number of units at a price.</summary>
/// <param name="Counts">What has units; the request itself where that is nothing.</param>
/// <param name="Otherwise">How many units stand for what is not set.</param>
/// <param name="Prices">The first one that fits holds; the last one always fits.</param>
internal sealed record CostModel(EquatableArray<CountModel> Counts, decimal Otherwise, EquatableArray<PriceModel> Prices);
