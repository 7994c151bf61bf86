using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using XaiGen.Emulator.Filter;

namespace XaiGen.Emulator.Files;

/// <summary>One page of a team's files in a chosen order.</summary>
internal sealed class FileListing(FileStore store, PublicUrls urls)
{
    public const int MaxLimit = 100;

    public FilePage Read(Caller caller, FileQuery query)
    {
        string team = caller.Team;
        SortKey? start = StartOf(team, query);

        // Pages continue after a key instead of a count, so that they stay consistent while files are added and removed.
        IEnumerable<StoredFile> files = query.Filter is { } filter
            ? store.Search(team, query.SortBy, query.IsDescending, start, Matching(filter, caller.BaseUrl))
            : store.InOrder(team, query.SortBy, query.IsDescending, start);
        var page = files.Take(query.Limit + 1).ToList();

        bool hasMore = page.Count > query.Limit;
        return new FilePage(
            [.. page.Take(query.Limit)],
            hasMore ? PagePosition.Format(SortKey.Of(page[query.Limit - 1], query.SortBy), query) : null);
    }

    private Predicate<StoredFile> Matching(FilterExpression filter, Uri baseUrl)
    {
        DateTimeOffset now = store.Now;
        Func<StoredFile, PublicUrl?> urlOf = file => urls.UrlOf(file, now);
        return file => filter.Matches(new FilterSubject(file, urlOf, baseUrl));
    }

    private SortKey? StartOf(string team, FileQuery query) => query switch
    {
        { PaginationToken: not null, After: not null } =>
            throw ApiFault.Invalid("'pagination_token' and 'after' cannot be combined", Undocumented.After),
        { PaginationToken: { } token } => PagePosition.Parse(token, query),
        { After: { } id } => store.Find(team, id) is { } file
            ? SortKey.Of(file, query.SortBy)
            : throw ApiFault.Invalid($"'after' must be the id of a file; '{id}' does not exist", Undocumented.After),
        _ => null,
    };
}

internal enum FileSort
{
    CreatedAt,
    FileName,
    Size,
}

internal sealed record FileQuery
{
    public int Limit { get; init; } = FileListing.MaxLimit;

    public FileSort SortBy { get; init; }

    public bool IsDescending { get; init; } = true;

    public string? PaginationToken { get; init; }

    /// <summary>The ID of the file to continue after, as in other APIs.</summary>
    public string? After { get; init; }

    public FilterExpression? Filter { get; init; }
}

/// <summary>A page of files; the token is null on the last page.</summary>
internal sealed record FilePage(IReadOnlyList<StoredFile> Files, string? NextToken);

/// <summary>A file's position in an order; the sequence number makes it unique.</summary>
internal readonly record struct SortKey(string Text, long Number, long Sequence) : IComparable<SortKey>
{
    public static SortKey Of(StoredFile file, FileSort sort) => sort switch
    {
        FileSort.FileName => new SortKey(file.FileName, 0, file.Sequence),
        FileSort.Size => new SortKey("", file.Bytes, file.Sequence),
        _ => new SortKey("", 0, file.Sequence),
    };

    public int CompareTo(SortKey other)
        => string.CompareOrdinal(Text, other.Text) is not 0 and var byText ? byText
        : Number.CompareTo(other.Number) is not 0 and var byNumber ? byNumber
        : Sequence.CompareTo(other.Sequence);
}

/// <summary>The pagination token: the position of the last file, readable only by the emulator.</summary>
internal static class PagePosition
{
    public static string Format(SortKey key, FileQuery query) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{OrderOf(query)}|{key.Number}|{key.Sequence}|{key.Text}")));

    public static SortKey Parse(string token, FileQuery query)
    {
        if (PartsOf(token) is not [var order, var number, var sequence, var text]
            || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long keyNumber)
            || !long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out long keySequence))
        {
            throw ApiFault.Invalid("'pagination_token' is not a token of this list");
        }

        return order == OrderOf(query)
            ? new SortKey(text, keyNumber, keySequence)
            : throw ApiFault.Invalid(
                "'pagination_token' belongs to a list with another 'order' or 'sort_by'; keep them the same between pages",
                Undocumented.PaginationTokenOfAnotherOrder);
    }

    private static string[] PartsOf(string token)
    {
        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token)).Split('|', 4);
        }
        catch (FormatException)
        {
            return [];
        }
    }

    private static string OrderOf(FileQuery query) => $"{query.SortBy}.{(query.IsDescending ? "desc" : "asc")}";
}
