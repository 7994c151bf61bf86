namespace XaiGen.Generator.Symbols;

/// <summary>Something that the code behind a symbol does and its declaration need not show, such as <c>maximum</c> and <c>10</c>.</summary>
public sealed record SymbolFact(string Name, string Value);
