namespace XaiGen.Contract.Model;

/// <summary><c>x-xaigen-page</c>: how one page leads to the next.</summary>
/// <param name="Items">The answer's property with the items.</param>
/// <param name="Token">The answer's property with the next page's token.</param>
/// <param name="Parameter">The query parameter that takes the token.</param>
/// <param name="Size">The query parameter with the page's size, if there is one: a shorter page is the last.</param>
public sealed record Paging(string Items, string Token, string Parameter, string? Size);
