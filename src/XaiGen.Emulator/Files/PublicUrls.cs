namespace XaiGen.Emulator.Files;

/// <summary>
/// Manages public URLs: at most one per file, never longer than the file's lifetime, and a new token after each revocation. Only the token
/// is stored; the rest of the URL depends on the host through which the caller reaches the emulator.
/// </summary>
internal sealed class PublicUrls(FileStore store)
{
    public const string PathPrefix = "/cdn/";

    /// <summary>
    /// Makes the file public, or changes the expiry of its existing URL. Repeating the call with the same <paramref name="expiresAfter"/>
    /// changes nothing.
    /// </summary>
    public async Task<PublicUrl> CreateAsync(string team, string fileId, TimeSpan? expiresAfter)
    {
        StoredFile file = await store.ChangeAsync(team, fileId, file => Publish(file, expiresAfter))
            ?? throw ApiFault.NotFound($"File '{fileId}' does not exist");
        return UrlOf(file) ?? throw ApiFault.NotFound($"File '{fileId}' expired meanwhile");
    }

    /// <returns>The URL that was revoked; null if there was none.</returns>
    public async Task<PublicUrl?> RevokeAsync(string team, string fileId)
    {
        PublicUrl? revoked = null;
        await store.ChangeAsync(team, fileId, file =>
        {
            revoked = UrlOf(file);
            return file with { PublicLink = null };
        });
        return revoked;
    }

    /// <summary>The file at a public URL's path; null if no such URL works now.</summary>
    public StoredFile? Resolve(string path)
        => path.Split('/') is ["", _, var token, _]
            && store.FindByToken(token) is { } file
            && file.LinkAt(store.Now) is { Link: { } link }
            && path == PathOf(file, link)
            ? file
            : null;

    /// <summary>The working public URL of a file, if it has one.</summary>
    public PublicUrl? UrlOf(StoredFile file) => UrlOf(file, store.Now);

    /// <summary>The public URL of a file if it works at the given time.</summary>
    public PublicUrl? UrlOf(StoredFile file, DateTimeOffset now) => file.LinkAt(now) is { } active
        ? new PublicUrl(PathOf(file, active.Link), active.ExpiresAt)
        : null;

    private static string PathOf(StoredFile file, PublicLink link) => $"{PathPrefix}{link.Token}/{file.Id}.{link.Extension}";

    private StoredFile Publish(StoredFile file, TimeSpan? expiresAfter)
    {
        if (FileRules.RefusalToPublish(file.ContentType, file.Bytes) is { } refusal)
        {
            throw ApiFault.Invalid($"File '{file.Id}' cannot be public: {refusal}");
        }

        PublicLink? active = file.LinkAt(store.Now)?.Link;
        if (active is not null && (expiresAfter is null || expiresAfter == active.ExpiresAfter))
        {
            return file;
        }

        DateTimeOffset now = store.NowInSeconds;
        DateTimeOffset? end = now + expiresAfter;
        if (end > file.ExpiresAt)
        {
            throw ApiFault.Invalid(
                $"'expires_after' must not exceed the file's remaining life of "
                + $"{(long)(file.ExpiresAt.Value - now).TotalSeconds} seconds; it is {(long)expiresAfter!.Value.TotalSeconds}");
        }

        if (active is not null)
        {
            return file with { PublicLink = active with { ExpiresAfter = expiresAfter, ExpiresAt = end } };
        }

        CheckQuota(file.Team);
        return file with
        {
            PublicLink = new PublicLink(Tokens.NewLinkToken(), ExtensionOf(file), expiresAfter, end),
        };
    }

    private void CheckQuota(string team)
    {
        if (store.CountActiveLinks(team) >= FileRules.MaxPublicUrlsPerTeam)
        {
            throw ApiFault.QuotaReached();
        }
    }

    /// <summary>The extension of the file name if it is suitable for a URL; otherwise the usual one of the content type.</summary>
    private static string ExtensionOf(StoredFile file)
    {
        string own = Path.GetExtension(file.FileName).TrimStart('.').ToLowerInvariant();
        return own.Length is > 0 and <= 16 && own.All(char.IsAsciiLetterOrDigit) ? own : file.ContentType switch
        {
            "image/png" => "png",
            "image/jpeg" => "jpg",
            "video/mp4" => "mp4",
            _ => "pdf",
        };
    }
}
