using XaiGen.Emulator.Files;
using XaiGen.Emulator.Filter;

namespace XaiGen.Emulator.Http;

/// <summary>The Files operations of the contract.</summary>
internal sealed class FileEndpoints(FileStore store, PublicUrls urls, UploadReader uploads)
{
    private readonly FileListing _listing = new(store, urls);

    public async Task UploadAsync(ApiCall call)
    {
        StoredFile file = await uploads.ReadAsync(call);
        call.Record?.ReadOther($"{file.FileName}: {file.ContentType}, {file.Bytes} bytes");
        call.Record?.Shows(file);
        await call.RespondAsync(Describe(call, file));
    }

    public Task ListAsync(ApiCall call)
    {
        FileQuery query = ReadQuery(call);
        if (query.After is not null)
        {
            call.MarkUndocumented(Undocumented.After);
        }

        if (query.Filter is { HasShorthand: true })
        {
            call.MarkUndocumented(Undocumented.FilterShorthand);
        }

        FilePage page = _listing.Read(call.Caller, query);
        return call.RespondAsync(new FileList
        {
            Data = [.. page.Files.Select(file => Describe(call, file))],
            PaginationToken = page.NextToken,
        });
    }

    public Task GetAsync(ApiCall call)
    {
        StoredFile file = FileOf(call);
        call.Record?.Shows(file);
        return call.RespondAsync(Describe(call, file));
    }

    public async Task DeleteAsync(ApiCall call)
    {
        string id = IdOf(call);
        await store.DeleteAsync(call.Team, id);
        await call.RespondAsync(new DeletedFile { Id = new FileId(id), Deleted = true, Object = "file" });
    }

    public async Task DownloadAsync(ApiCall call)
    {
        StoredFile file = FileOf(call);
        string format = call.QueryValue("format") ?? "original";
        if (format is not ("original" or "text"))
        {
            throw ApiFault.Invalid($"'format' must be 'original' or 'text'; it is '{format}'");
        }

        if (format == "text" && !file.ContentType.StartsWith("text/", StringComparison.Ordinal))
        {
            throw ApiFault.Invalid(
                $"The emulator draws text from files of types text/* alone, not from {file.ContentType}", Undocumented.TextOfOtherTypes);
        }

        if (call.Request.Headers.Range.Count > 0)
        {
            call.MarkUndocumented(Undocumented.RangeOfContent);
        }

        await using Stream content = store.OpenContent(file);
        call.Context.Response.ContentType = "application/octet-stream";
        call.Context.Response.ContentLength = file.Bytes;
        await content.CopyToAsync(call.Context.Response.Body, call.Aborted);
    }

    public async Task CreatePublicUrlAsync(ApiCall call)
    {
        CreatePublicUrlRequest request = await call.ReadBodyAsync<CreatePublicUrlRequest>();
        request.Validate();
        StoredFile file = FileOf(call);
        if (urls.UrlOf(file) is null)
        {
            call.Faults?.CheckPublishing();
        }
        else if (request.ExpiresAfter is null || request.ExpiresAfter == file.PublicLink?.ExpiresAfter)
        {
            call.MarkUndocumented(Undocumented.PublicUrlExpiryKept);
        }

        PublicUrl url = await urls.CreateAsync(call.Team, IdOf(call), request.ExpiresAfter);
        await call.RespondAsync(new CreatedPublicUrl { PublicUrl = url.At(call.BaseUrl), ExpiresAt = url.ExpiresAt });
    }

    public async Task RevokePublicUrlAsync(ApiCall call)
    {
        string id = IdOf(call);
        PublicUrl? revoked = await urls.RevokeAsync(call.Team, id);
        await call.RespondAsync(new RevokedPublicUrl
        {
            Id = new FileId(id),
            Revoked = revoked is not null,
            PublicUrl = revoked?.At(call.BaseUrl),
        });
    }

    private static string IdOf(ApiCall call) => call.PathValue("file_id");

    private static FileQuery ReadQuery(ApiCall call)
    {
        var query = new FileQuery
        {
            Limit = call.LimitOf(FileListing.MaxLimit, FileListing.MaxLimit),
            PaginationToken = call.QueryValue("pagination_token"),
            After = call.QueryValue("after"),
            IsDescending = call.QueryValue("order") switch
            {
                null or "desc" => true,
                "asc" => false,
                var order => throw ApiFault.Invalid($"'order' must be 'asc' or 'desc'; it is '{order}'"),
            },
            SortBy = call.QueryValue("sort_by") switch
            {
                null or "created_at" => FileSort.CreatedAt,
                "filename" => FileSort.FileName,
                "size" => FileSort.Size,
                var field => throw ApiFault.Invalid(
                    $"'sort_by' must be 'created_at', 'filename' or 'size'; it is '{field}'"),
            },
        };
        return call.QueryValue("filter") is { } filter ? query with { Filter = ReadFilter(filter) } : query;
    }

    private static FilterExpression ReadFilter(string text)
    {
        try
        {
            return FilterExpression.Parse(text);
        }
        catch (FilterException fault)
        {
            throw ApiFault.Invalid($"'filter' is wrong: {fault.Message}");
        }
    }

    private StoredFile FileOf(ApiCall call) => store.Get(call.Team, IdOf(call));

    private FileObject Describe(ApiCall call, StoredFile file)
    {
        PublicUrl? url = urls.UrlOf(file);
        return new FileObject
        {
            Id = new FileId(file.Id),
            Object = "file",
            Bytes = file.Bytes,
            CreatedAt = file.CreatedAt,
            ExpiresAt = file.ExpiresAt,
            Filename = file.FileName,
            Purpose = file.Purpose,
            PublicUrl = url?.At(call.BaseUrl),
            PublicUrlExpiresAt = url?.ExpiresAt,
        };
    }
}
