using System.Collections.Concurrent;

namespace XaiGen.Emulator.Files;

/// <summary>One team's files by ID, by public URL and in each order.</summary>
internal sealed class TeamFiles
{
    private const int MaxRunsAtOnce = 256;

    private readonly ConcurrentDictionary<string, FileEntry> _byId;
    private readonly ConcurrentDictionary<string, FileEntry> _byToken;
    private readonly Task<SortedFiles>[] _orders;
    private readonly SemaphoreSlim _turns = new(1, 1);

    public TeamFiles(IEnumerable<StoredFile> files)
    {
        List<FileEntry> entries = [.. files.Select(file => new FileEntry(file))];
        _byId = new(entries.ConvertAll(entry => KeyValuePair.Create(entry.Current.Id, entry)));
        _byToken = new(
            from entry in entries
            let link = entry.Current.PublicLink
            where link is not null
            select KeyValuePair.Create(link.Token, entry));

        // The first reader of an order waits for it; the start of the emulator does not.
        _orders = [.. Enum.GetValues<FileSort>().Select(sort => Task.Run(() => new SortedFiles(sort, entries)))];
    }

    public IEnumerable<StoredFile> All => InOrder(FileSort.CreatedAt, isDescending: false, start: null);

    /// <summary>The files that have a public URL, whether it still works or not.</summary>
    public IEnumerable<StoredFile> Linked => _byToken.Select(entry => entry.Value.Current);

    /// <summary>The files after the start, which itself may no longer exist.</summary>
    public IEnumerable<StoredFile> InOrder(FileSort sort, bool isDescending, SortKey? start)
        => Order(sort).InOrder(isDescending, start).SelectMany(run => run.All());

    /// <summary>
    /// The files after the start that match. The first few may fill a page, or all may have to be examined, so each round examines twice as
    /// many, on all processors.
    /// </summary>
    public IEnumerable<StoredFile> Search(FileSort sort, bool isDescending, SortKey? start, Predicate<StoredFile> matches)
    {
        using IEnumerator<FileRun> runs = Order(sort).InOrder(isDescending, start).GetEnumerator();
        for (int count = 1; Next(runs, count) is [_, ..] next; count = Math.Min(2 * count, MaxRunsAtOnce))
        {
            var found = new List<StoredFile>[next.Count];
            Parallel.For(0, next.Count, number => found[number] = next[number].Where(matches));
            foreach (StoredFile? file in found.SelectMany(files => files))
            {
                yield return file;
            }
        }
    }

    public StoredFile? Find(string id) => _byId.GetValueOrDefault(id)?.Current;

    public StoredFile? FindByToken(string token) => _byToken.GetValueOrDefault(token)?.Current;

    /// <summary>Waits until no other change is running; disposing the result allows the next one.</summary>
    public async Task<IDisposable> TakeTurnAsync()
    {
        await _turns.WaitAsync();
        return new Turn(_turns);
    }

    public void Add(StoredFile file)
    {
        var entry = new FileEntry(file);
        _byId[file.Id] = entry;
        foreach (FileSort sort in Enum.GetValues<FileSort>())
        {
            Order(sort).Add(entry);
        }
    }

    /// <summary>Replaces the record of a file. Its name and size must not change, so its position in every order stays the same.</summary>
    public void Replace(StoredFile file)
    {
        FileEntry entry = _byId[file.Id];
        string? before = entry.Current.PublicLink?.Token;
        entry.Current = file;
        if (file.PublicLink is { } link)
        {
            _byToken[link.Token] = entry;
        }

        if (before is not null && before != file.PublicLink?.Token)
        {
            _byToken.TryRemove(before, out _);
        }
    }

    public void Remove(StoredFile file)
    {
        if (!_byId.TryRemove(file.Id, out FileEntry? entry))
        {
            return;
        }

        if (file.PublicLink is { } link)
        {
            _byToken.TryRemove(link.Token, out _);
        }

        foreach (FileSort sort in Enum.GetValues<FileSort>())
        {
            Order(sort).Remove(entry);
        }
    }

    private SortedFiles Order(FileSort sort) => _orders[(int)sort].GetAwaiter().GetResult();

    private static List<FileRun> Next(IEnumerator<FileRun> runs, int count)
    {
        List<FileRun> next = new(count);
        while (next.Count < count && runs.MoveNext())
        {
            next.Add(runs.Current);
        }

        return next;
    }

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
