namespace XaiGen.Contract.Model;

/// <summary><c>x-xaigen-page</c>: how one page leads to the next. Exactly one of the ways on is set.</summary>
public sealed record Paging
{
    /// <summary>
    /// The response's property with the items, dotted where it is inside another; null where the response is the array itself.
    /// </summary>
    public string? Items { get; init; }

    /// <summary>The way on by a token: the response's property with it.</summary>
    public string? Token { get; init; }

    /// <summary>The query parameter that takes the token.</summary>
    public string? Parameter { get; init; }

    /// <summary>The way on by counting pages: the query parameter with the page's number.</summary>
    public string? Page { get; init; }

    /// <summary>The way on by counting items: the query parameter with the number of items to skip.</summary>
    public string? Offset { get; init; }

    /// <summary>The way on by a URL: the response's property with that of the next page.</summary>
    public string? Next { get; init; }

    /// <summary>The way on by the <c>Link</c> header: the relation of the next page.</summary>
    public string? Link { get; init; }

    /// <summary>The query parameter with the page's size, if there is one: a shorter page is the last.</summary>
    public string? Size { get; init; }

    /// <summary>The response's boolean property that says whether there are more pages.</summary>
    public string? More { get; init; }
}
