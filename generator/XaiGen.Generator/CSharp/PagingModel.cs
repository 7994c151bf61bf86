using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>How a method walks through pages.</summary>
/// <param name="Items">The items of a page; empty if the page itself is the list.</param>
internal sealed record PagingModel(EquatableArray<PropertyStep> Items, TypeRef ItemType, bool MayLackItems, PagingAdvance Advance)
{
    /// <summary>The C# parameter for the page size.</summary>
    public Identifier? SizeParameter { get; init; }

    /// <summary>The property that indicates whether there are more pages; empty if there is none.</summary>
    public EquatableArray<PropertyStep> More { get; init; }
}
