using XaiGen.Generator.Symbols;

namespace XaiGen.Review.CSharp;

/// <summary>What a symbol is by its name in C#, wherever it stands in the contract.</summary>
/// <param name="Type">The type's name without the namespace.</param>
/// <param name="Member">The member's name; null for the type itself.</param>
/// <param name="Parameter">A parameter of the method; null for the type or member itself.</param>
/// <param name="IsResult">It is what the method returns.</param>
internal sealed record SymbolPart(string Type, string? Member, string? Parameter, bool IsResult)
{
    public static SymbolPart Of(GeneratedSymbol symbol)
        => new(symbol.Type, symbol.Member, symbol.Parameter, symbol.Kind == GeneratedSymbolKind.Result);
}
