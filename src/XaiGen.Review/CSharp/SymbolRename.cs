using XaiGen.Generator.Symbols;

namespace XaiGen.Review.CSharp;

/// <summary>A symbol of the generated C# that has another name now.</summary>
/// <param name="Before">The symbol as it was.</param>
/// <param name="After">The symbol as it is.</param>
internal sealed record SymbolRename(GeneratedSymbol Before, GeneratedSymbol After);
