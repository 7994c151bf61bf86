using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>How a method walks through pages.</summary>
/// <param name="Items">The items of a page; empty where the page is the list itself.</param>
internal sealed record PagingModel(EquatableArray<PropertyStep> Items, TypeRef ItemType, bool MayLackItems, PagingAdvance Advance)
{
    /// <summary>The C# parameter with the page's size.</summary>
    public Identifier? SizeParameter { get; init; }

    /// <summary>What says whether there are more pages.</summary>
    public EquatableArray<PropertyStep> More { get; init; }
}
