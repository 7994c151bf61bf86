using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Control;

internal sealed record FileView(string Id, string Team, string Filename, string ContentType, long Bytes, DateTimeOffset CreatedAt)
{
    public DateTimeOffset? ExpiresAt { get; init; }

    public Uri? PublicUrl { get; init; }

    public DateTimeOffset? PublicUrlExpiresAt { get; init; }

    public FileOrigin? Origin { get; init; }
}
