using XaiGen.Generator.Symbols;

namespace XaiGen.Review.CSharp;

/// <summary>A symbol of the generated C# that was renamed.</summary>
/// <param name="Before">The old symbol.</param>
/// <param name="After">The new symbol.</param>
internal sealed record SymbolRename(GeneratedSymbol Before, GeneratedSymbol After);
