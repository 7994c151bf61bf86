namespace XaiGen.Emulator.Batches;

/// <summary>A batch and its requests. Code that changes it must hold its lock.</summary>
internal sealed class BatchEntry(string team, long sequence, string name, string? inputFile, DateTimeOffset created)
{
    /// <summary>The number of requests that are processed at a time.</summary>
    private const int Workers = 4;

    private static readonly TimeSpan s_lifetime = TimeSpan.FromDays(30);

    private readonly List<BatchItem> _items = [];
    private readonly DateTimeOffset[] _freeAt = new DateTimeOffset[Workers];

    public Lock Lock { get; } = new();

    public string Id { get; } = $"batch_{Guid.NewGuid()}";

    public string Team => team;

    /// <summary>Orders batches that were created in the same second.</summary>
    public long Sequence => sequence;

    public string Name => name;

    public string? InputFile => inputFile;

    public DateTimeOffset Created => created;

    public DateTimeOffset Expires { get; } = created + s_lifetime;

    public DateTimeOffset? Cancelled { get; private set; }

    /// <summary>Why the service cancelled the batch.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Reads the requests of the file, once; null if requests are added by calls.</summary>
    public Lazy<Task>? Loading { get; set; }

    public ITimer? LoadTimer { get; set; }

    public IReadOnlyList<BatchItem> Items => _items;

    public bool IsExpired(DateTimeOffset now) => now >= Expires;

    /// <summary>When the last of its requests is finished; null if there are none.</summary>
    public DateTimeOffset? EndOfWork(TimeSpan renderTime)
        => Cancelled is not null ? null
        : _items.Count > 0 ? _items.Max(item => item.Due < Expires ? item.Due : Expires)
        : inputFile is not null ? created + renderTime
        : null;

    /// <summary>Whether requests can be added by calls.</summary>
    public bool IsOpen(DateTimeOffset now) => inputFile is null && Cancelled is null && !IsExpired(now);

    /// <summary>The time at which a request that is added now will be finished.</summary>
    public DateTimeOffset DueOfNext(DateTimeOffset added, TimeSpan renderTime)
    {
        int next = Array.IndexOf(_freeAt, _freeAt.Min());
        return _freeAt[next] = (_freeAt[next] > added ? _freeAt[next] : added) + renderTime;
    }

    public void Add(BatchItem item) => _items.Add(item);

    public void Cancel(DateTimeOffset now, string? refusal = null)
    {
        if (Cancelled is not null || IsExpired(now))
        {
            return;
        }

        (Cancelled, Refusal) = (now, refusal);
        LoadTimer?.Dispose();
        _items.ForEach(item => item.Cancel(now));
    }

    public void StopTimers()
    {
        LoadTimer?.Dispose();
        _items.ForEach(item => item.Timer?.Dispose());
    }
}
