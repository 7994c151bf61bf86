using Microsoft.CodeAnalysis;

namespace XaiGen.Review.Pages;

/// <summary>A type of the reference.</summary>
/// <param name="Name">The name without the namespace.</param>
/// <param name="Type">The compiled type.</param>
/// <param name="Pointer">Where the contract describes it; empty if it does so at several places.</param>
internal sealed record TypeEntry(string Name, INamedTypeSymbol Type, string Pointer)
{
    /// <summary>The name of the page.</summary>
    public string File { get; init; } = "";

    public TypeForm Form { get; init; }
}
