using XaiGen.Contract.Model;

namespace XaiGen.Generator.CSharp;

/// <summary>The price of one unit in US dollars, if all conditions hold.</summary>
internal sealed record PriceModel(decimal Usd, EquatableArray<PriceConditionModel> Conditions);
