namespace XaiGen.Generator.Symbols;

/// <summary>A behaviour of a symbol's code that its declaration need not show, such as <c>maximum</c> and <c>10</c>.</summary>
public sealed record SymbolFact(string Name, string Value);
