using XaiGen.Generator.Symbols;

namespace XaiGen.Review.CSharp;

/// <summary>Identifies a symbol by its name in C#, independent of its place in the contract.</summary>
/// <param name="Type">The type's name without the namespace.</param>
/// <param name="Member">The member's name; null for the type itself.</param>
/// <param name="Parameter">A parameter of the method; null for the type or member itself.</param>
/// <param name="IsResult">Whether it is the return value of the method.</param>
internal sealed record SymbolPart(string Type, string? Member, string? Parameter, bool IsResult)
{
    public static SymbolPart Of(GeneratedSymbol symbol)
        => new(symbol.Type, symbol.Member, symbol.Parameter, symbol.Kind == GeneratedSymbolKind.Result);
}
