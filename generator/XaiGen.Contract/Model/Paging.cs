namespace XaiGen.Contract.Model;

/// <summary><c>x-xaigen-page</c>: how to get from one page to the next. Exactly one way to advance is set.</summary>
public sealed record Paging
{
    /// <summary>
    /// The response's property with the items, dotted if it is nested; null if the response is the array itself.
    /// </summary>
    public string? Items { get; init; }

    /// <summary>Advances by a token: the response's property with the token.</summary>
    public string? Token { get; init; }

    /// <summary>The query parameter that takes the token.</summary>
    public string? Parameter { get; init; }

    /// <summary>Advances by page number: the query parameter with the number.</summary>
    public string? Page { get; init; }

    /// <summary>Advances by offset: the query parameter with the number of items to skip.</summary>
    public string? Offset { get; init; }

    /// <summary>Advances by URL: the response's property with the URL of the next page.</summary>
    public string? Next { get; init; }

    /// <summary>Advances by the <c>Link</c> header: the relation of the next page.</summary>
    public string? Link { get; init; }

    /// <summary>The query parameter with the page size, if there is one: a shorter page is the last.</summary>
    public string? Size { get; init; }

    /// <summary>The response's boolean property that reports whether there are more pages.</summary>
    public string? More { get; init; }
}
