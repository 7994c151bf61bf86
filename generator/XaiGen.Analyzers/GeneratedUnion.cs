using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace XaiGen.Analyzers;

/// <summary>A union in generated code: an abstract type that only its sealed nested types extend.</summary>
internal static class GeneratedUnion
{
    /// <summary>The case for a value that this version of the contract does not define.</summary>
    public const string Unknown = "Unknown";

    /// <summary>The cases of a union; empty if the type is not a union.</summary>
    public static ImmutableArray<INamedTypeSymbol> CasesOf(ITypeSymbol? type)
        => type is INamedTypeSymbol { IsAbstract: true } union && GeneratedCode.Has(union)
            ? union.GetTypeMembers()
                .Where(member => member.IsSealed && SymbolEqualityComparer.Default.Equals(member.BaseType, union)).ToImmutableArray()
            : ImmutableArray<INamedTypeSymbol>.Empty;
}
