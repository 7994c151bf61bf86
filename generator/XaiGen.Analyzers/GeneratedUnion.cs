using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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

    /// <summary>Whether the compiler knows all cases too, so that it reports a switch expression that misses one.</summary>
    public static bool IsClosed(ITypeSymbol union)
        => union.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "IsClosedTypeAttribute")
            || union.DeclaringSyntaxReferences.Any(
                part => part.GetSyntax() is TypeDeclarationSyntax type && type.Modifiers.Any(modifier => modifier.Text == "closed"));
}
