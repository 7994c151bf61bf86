using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Imagine;

/// <summary>A result at a short-lived URL.</summary>
internal sealed class PublishedMedia(
    string path, MediaAsset asset, string team, FileOrigin origin, long sequence, DateTimeOffset createdAt, DateTimeOffset expiresAt)
{
    private volatile string? _fileId;

    public string Path => path;

    public MediaAsset Asset => asset;

    public string Team => team;

    public FileOrigin Origin => origin;

    public long Sequence => sequence;

    public DateTimeOffset CreatedAt => createdAt;

    public DateTimeOffset ExpiresAt => expiresAt;

    /// <summary>The file that it was also stored as.</summary>
    public string? FileId
    {
        get => _fileId;
        set => _fileId = value;
    }
}
