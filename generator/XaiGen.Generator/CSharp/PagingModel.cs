using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <param name="Items">The C# property of the page with the items.</param>
/// <param name="Token">The C# property of the page with the next token.</param>
/// <param name="TokenParameter">The C# parameter that takes the token.</param>
/// <param name="SizeParameter">The C# parameter with the page's size.</param>
internal sealed record PagingModel(
    Identifier Items, TypeRef ItemType, bool MayLackItems, Identifier Token, Identifier TokenParameter, Identifier? SizeParameter);
