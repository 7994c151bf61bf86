using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using XaiGen.Emulator.Files;
using XaiGen.Emulator.Http;

namespace XaiGen.Emulator.Control;

/// <summary>The files of all teams, for the operator of the emulator; no API key is required.</summary>
internal sealed class ControlFileEndpoints(FileStore store, PublicUrls urls, BaseUrls bases)
{
    private const int MaxNewest = 200;

    /// <summary>Lists the newest files, and of the older ones those that are public or are a source of a listed file.</summary>
    public Task ListAsync(HttpContext context)
    {
        Dictionary<string, StoredFile> listed = [];
        foreach (StoredFile? file in store.Newest(MaxNewest).Concat(store.Linked()))
        {
            AddWithSources(file, listed);
        }

        Uri baseUrl = bases.Of(context);
        IEnumerable<StoredFile> newestFirst = listed.Values.OrderByDescending(file => file.Sequence);
        return ControlViews.RespondAsync(
            context, new FileViewList([.. newestFirst.Select(file => Describe(file, baseUrl))], store.Count()));
    }

    /// <summary>Content that could run in the page's origin, such as uploaded HTML, is always sent as a download.</summary>
    public async Task DownloadAsync(HttpContext context)
    {
        StoredFile file = FileOf(context);
        await using Stream content = store.OpenContent(file);
        ByteRanges.PassOverOtherUnits(context.Request);
        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        await (ShowsItself(file.ContentType)
            ? Results.Stream(content, file.ContentType, enableRangeProcessing: true)
            : Results.Stream(content, "application/octet-stream", file.FileName)).ExecuteAsync(context);
    }

    public async Task DeleteAsync(HttpContext context)
    {
        StoredFile file = FileOf(context);
        await store.DeleteAsync(file.Team, file.Id);
        await ControlViews.RespondAsync(context, new DoneView(true));
    }

    public async Task RevokeAsync(HttpContext context)
    {
        StoredFile file = FileOf(context);
        await ControlViews.RespondAsync(context, new RevokedView(await urls.RevokeAsync(file.Team, file.Id) is not null));
    }

    private static bool ShowsItself(string contentType)
        => contentType is "image/png"
            or "image/jpeg" or "image/webp" or "image/gif" or "video/mp4" or "audio/wav" or "audio/mpeg" or "text/plain";

    private void AddWithSources(StoredFile file, Dictionary<string, StoredFile> listed)
    {
        if (!listed.TryAdd(file.Id, file))
        {
            return;
        }

        foreach (string source in file.Origin?.Sources ?? [])
        {
            if (store.Find(file.Team, source) is { } known)
            {
                AddWithSources(known, listed);
            }
        }
    }

    private StoredFile FileOf(HttpContext context)
    {
        string id = (string)context.GetRouteValue("id")!;
        return store.FindAnywhere(id) ?? throw ApiFault.NotFound($"File '{id}' does not exist");
    }

    private FileView Describe(StoredFile file, Uri baseUrl)
    {
        PublicUrl? url = urls.UrlOf(file);
        return new FileView(file.Id, file.Team, file.FileName, file.ContentType, file.Bytes, file.CreatedAt)
        {
            ExpiresAt = file.ExpiresAt,
            PublicUrl = url?.At(baseUrl),
            PublicUrlExpiresAt = url?.ExpiresAt,
            Origin = file.Origin,
        };
    }
}
