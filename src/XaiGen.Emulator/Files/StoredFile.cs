namespace XaiGen.Emulator.Files;

/// <summary>The record of one file. It is immutable: a change creates a new record.</summary>
internal sealed record StoredFile
{
    public required string Id { get; init; }

    /// <summary>The owner: the fingerprint of a key, never the key itself.</summary>
    public required string Team { get; init; }

    /// <summary>Orders files that were created in the same second.</summary>
    public required long Sequence { get; init; }

    public required string FileName { get; init; }

    public required long Bytes { get; init; }

    public required string ContentType { get; init; }

    public string Purpose { get; init; } = "";

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public PublicLink? PublicLink { get; init; }

    /// <summary>Null for uploaded files.</summary>
    public FileOrigin? Origin { get; init; }

    public bool IsAliveAt(DateTimeOffset now) => ExpiresAt is not { } end || now < end;

    /// <summary>The public URL and its expiry (null: never), if it works at the given time.</summary>
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
