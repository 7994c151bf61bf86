using System.Collections.Concurrent;
using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Imagine;

/// <summary>The short-lived addresses of everything that was generated.</summary>
internal sealed class EphemeralMedia(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new();

    /// <returns>The path of the address.</returns>
    public string Publish(MediaAsset asset, TimeSpan lifetime)
    {
        DateTimeOffset now = clock.GetUtcNow();
        foreach ((string? old, Entry? entry) in _entries)
        {
            if (entry.ExpiresAt <= now)
            {
                _entries.TryRemove(old, out _);
            }
        }

        string path = asset.Kind.NewPath(Tokens.NewLinkToken());
        _entries[path] = new Entry(asset, now + lifetime);
        return path;
    }

    public MediaAsset? Find(string path)
        => _entries.TryGetValue(path, out Entry? entry) && clock.GetUtcNow() < entry.ExpiresAt ? entry.Asset : null;

    public void Clear() => _entries.Clear();

    private sealed record Entry(MediaAsset Asset, DateTimeOffset ExpiresAt);
}

/// <summary>
/// A generated picture or clip. What is kept is how to make it, which gives the same bytes every time; the bytes
/// themselves only as long as there is room for them.
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

/// <summary>What the emulator generates, and where its ephemeral address stands.</summary>
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
