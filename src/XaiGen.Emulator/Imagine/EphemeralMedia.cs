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
