namespace XaiGen.Emulator.Files;

/// <summary>What the emulator knows about one file. A change makes a new record; readers keep the one they have.</summary>
internal sealed record StoredFile
{
    public required string Id { get; init; }

    /// <summary>The owner: a key's fingerprint, never the key.</summary>
    public required string Team { get; init; }

    /// <summary>Orders files that were made in the same second.</summary>
    public required long Sequence { get; init; }

    public required string FileName { get; init; }

    public required long Bytes { get; init; }

    public required string ContentType { get; init; }

    public string Purpose { get; init; } = "";

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public PublicLink? PublicLink { get; init; }

    /// <summary>Null for what was uploaded.</summary>
    public FileOrigin? Origin { get; init; }

    public bool IsAliveAt(DateTimeOffset now) => ExpiresAt is not { } end || now < end;

    /// <summary>The public link and its end (null: never), if it works at that time.</summary>
    public ActiveLink? LinkAt(DateTimeOffset now)
    {
        if (PublicLink is not { } link || !IsAliveAt(now))
        {
            return null;
        }

        DateTimeOffset? end = link.ExpiresAt ?? ExpiresAt;
        return end is null || now < end ? new ActiveLink(link, end) : null;
    }
}

/// <summary>The state behind a public URL.</summary>
/// <param name="Token">The secret part of the URL.</param>
/// <param name="Extension">Without the dot.</param>
/// <param name="ExpiresAfter">What was asked for; null inherits the file's own expiry.</param>
/// <param name="ExpiresAt">When <paramref name="ExpiresAfter"/> is over.</param>
internal sealed record PublicLink(string Token, string Extension, TimeSpan? ExpiresAfter, DateTimeOffset? ExpiresAt);

internal sealed record ActiveLink(PublicLink Link, DateTimeOffset? ExpiresAt);
