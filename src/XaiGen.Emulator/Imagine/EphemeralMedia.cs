using System.Collections.Concurrent;
using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Imagine;

/// <summary>The short-lived URLs of all generated results.</summary>
internal sealed class EphemeralMedia(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, PublishedMedia> _entries = new();
    private long _lastSequence;

    /// <summary>Raised when a result was published, or was also stored as a file.</summary>
    public event Action? Changed;

    /// <summary>The results whose URLs work now, newest first.</summary>
    public IEnumerable<PublishedMedia> Newest(int count)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return _entries.Values.Where(entry => now < entry.ExpiresAt).OrderByDescending(entry => entry.Sequence).Take(count);
    }

    public PublishedMedia Publish(MediaAsset asset, AcceptedGeneration accepted)
    {
        DateTimeOffset now = clock.GetUtcNow();
        foreach ((string old, PublishedMedia entry) in _entries)
        {
            if (entry.ExpiresAt <= now)
            {
                _entries.TryRemove(old, out _);
            }
        }

        string path = asset.Kind.NewPath(Tokens.NewLinkToken());
        var published = new PublishedMedia(
            path, asset, accepted.Team, accepted.Origin, Interlocked.Increment(ref _lastSequence), now, now + accepted.LifetimeOfUrls);
        _entries[path] = published;
        Changed?.Invoke();
        return published;
    }

    /// <summary>Records that a published result was also stored as a file.</summary>
    public void Stored(PublishedMedia published, string fileId)
    {
        published.FileId = fileId;
        Changed?.Invoke();
    }

    public MediaAsset? Find(string path)
        => _entries.TryGetValue(path, out PublishedMedia? entry) && clock.GetUtcNow() < entry.ExpiresAt ? entry.Asset : null;

    public void Clear() => _entries.Clear();

}

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

/// <summary>
/// A generated image or clip. It keeps the instructions for rendering, which always yield the same bytes; the bytes themselves are kept
/// only while there is enough memory.
/// </summary>
internal sealed class MediaAsset(MediaKind kind, Func<byte[]> render)
{
    private readonly WeakReference<byte[]?> _bytes = new(null);

    public MediaKind Kind => kind;

    public async Task<byte[]> ReadAsync()
    {
        if (!_bytes.TryGetTarget(out byte[]? bytes))
        {
            bytes = await Task.Run(render);
            _bytes.SetTarget(bytes);
        }

        return bytes;
    }
}

/// <summary>The kinds of generated media, and the paths of their short-lived URLs.</summary>
internal sealed class MediaKind
{
    public static readonly MediaKind Image = new("image/png", "/imgen/xai-imgen/xai-tmp-imgen-", ".png");

    public static readonly MediaKind Video = new("video/mp4", "/vidgen/xai-vidgen-bucket/xai-video-", ".mp4");

    private readonly string _prefix;
    private readonly string _extension;

    private MediaKind(string contentType, string prefix, string extension)
        => (ContentType, _prefix, _extension) = (contentType, prefix, extension);

    public string ContentType { get; }

    public string NewPath(string token) => _prefix + token + _extension;
}
