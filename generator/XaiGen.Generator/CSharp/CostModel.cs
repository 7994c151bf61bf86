using XaiGen.Contract.Model;

namespace XaiGen.Generator.CSharp;

/// <summary>One part of a request's cost: a number of units at a price.</summary>
/// <param name="Counts">The properties that are counted; if empty, the request itself.</param>
/// <param name="Otherwise">The number of units of a property that is not set.</param>
/// <param name="Prices">The first price whose conditions hold applies; the last one has no conditions.</param>
internal sealed record CostModel(EquatableArray<CountModel> Counts, decimal Otherwise, EquatableArray<PriceModel> Prices);
