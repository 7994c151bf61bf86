namespace XaiGen.Emulator.Control;

/// <summary>The latest requests. When it is full, the oldest entry is removed.</summary>
public sealed class RequestJournal
{
    private const int MaxEntries = 1000;
    private const long MaxBytes = 8 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Queue<JournalEntry> _entries = new();
    private long _bytes;
    private long _lastId;

    internal RequestJournal()
    {
    }

    internal event Action<JournalEntry>? Added;

    /// <summary>All entries, the oldest first.</summary>
    public IReadOnlyList<JournalEntry> Entries => After(0);

    /// <summary>The entries after a given one, the oldest first.</summary>
    /// <param name="id">The number of the given entry; 0 for all entries.</param>
    /// <returns>The entries.</returns>
    public IReadOnlyList<JournalEntry> After(long id)
    {
        lock (_lock)
        {
            return [.. _entries.Where(entry => entry.Id > id)];
        }
    }

    /// <summary>Returns an entry by its number; null if it has been removed.</summary>
    internal JournalEntry? Find(long id)
    {
        lock (_lock)
        {
            return _entries.FirstOrDefault(entry => entry.Id == id);
        }
    }

    internal void Add(Func<long, JournalEntry> entryOf)
    {
        JournalEntry entry;
        lock (_lock)
        {
            entry = entryOf(++_lastId);
            _entries.Enqueue(entry);
            _bytes += SizeOf(entry);
            while (_entries.Count > MaxEntries || _bytes > MaxBytes)
            {
                _bytes -= SizeOf(_entries.Dequeue());
            }
        }

        Added?.Invoke(entry);
    }

    /// <summary>
    /// Numbers continue after the journal is cleared, so that a caller that asks for later entries still gets the new ones.
    /// </summary>
    internal void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
            _bytes = 0;
        }
    }

    private static long SizeOf(JournalEntry entry)
        => entry.Path.Length + (entry.Request?.KeptBytes ?? 0) + (entry.Response?.KeptBytes ?? 0)
            + entry.RequestHeaders.Concat(entry.ResponseHeaders).Sum(header => header.Key.Length + header.Value.Length);
}
