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
