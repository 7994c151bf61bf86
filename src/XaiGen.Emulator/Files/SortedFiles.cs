namespace XaiGen.Emulator.Files;

/// <summary>
/// Files in one order, in chunks. A change makes new arrays of what it touches, so that reading takes no lock and sees
/// the files of one moment. One change at a time.
/// </summary>
internal sealed class SortedFiles
{
    private const int LargestChunk = 512;

    private readonly FileSort _sort;
    private volatile FileEntry[][] _chunks;

    public SortedFiles(FileSort sort, IEnumerable<FileEntry> files)
    {
        _sort = sort;
        _chunks = [.. files.OrderBy(KeyOf).Chunk(LargestChunk / 2)];
    }

    public void Add(FileEntry file)
    {
        if (_chunks is [])
        {
            _chunks = [[file]];
            return;
        }

        var key = KeyOf(file);
        var number = Math.Max(0, FirstChunkBehind(_chunks, key) - 1);
        var chunk = _chunks[number];
        var place = FirstBehind(chunk, key);
        FileEntry[] grown = [.. chunk.AsSpan(0, place), file, .. chunk.AsSpan(place)];
        var half = grown.Length / 2;
        _chunks = grown.Length <= LargestChunk
            ? [.. _chunks.AsSpan(0, number), grown, .. _chunks.AsSpan(number + 1)]
            : [.. _chunks.AsSpan(0, number), grown[..half], grown[half..], .. _chunks.AsSpan(number + 1)];
    }

    public void Remove(FileEntry file)
    {
        var key = KeyOf(file);
        var number = FirstChunkBehind(_chunks, key) - 1;
        var chunk = _chunks[number];
        var place = FirstBehind(chunk, key) - 1;
        FileEntry[] shrunk = [.. chunk.AsSpan(0, place), .. chunk.AsSpan(place + 1)];
        _chunks = shrunk is []
            ? [.. _chunks.AsSpan(0, number), .. _chunks.AsSpan(number + 1)]
            : [.. _chunks.AsSpan(0, number), shrunk, .. _chunks.AsSpan(number + 1)];
    }

    /// <summary>Those behind the key, upwards; all of them without a key.</summary>
    public IEnumerable<FileEntry> Ascending(SortKey? behind)
    {
        var chunks = _chunks;
        var number = behind is { } key ? Math.Max(0, FirstChunkBehind(chunks, key) - 1) : 0;
        for (; number < chunks.Length; number++)
        {
            var chunk = chunks[number];
            for (var place = behind is { } start ? FirstBehind(chunk, start) : 0; place < chunk.Length; place++)
            {
                yield return chunk[place];
            }
        }
    }

    /// <summary>Those before the key, downwards; all of them without a key.</summary>
    public IEnumerable<FileEntry> Descending(SortKey? before)
    {
        var chunks = _chunks;
        var number = before is { } key ? FirstChunkBehind(chunks, key) - 1 : chunks.Length - 1;
        for (; number >= 0; number--)
        {
            var chunk = chunks[number];
            var place = chunk.Length - 1;
            while (place >= 0 && before is { } end && KeyOf(chunk[place]).CompareTo(end) >= 0)
            {
                place--;
            }

            for (; place >= 0; place--)
            {
                yield return chunk[place];
            }
        }
    }

    private SortKey KeyOf(FileEntry file) => SortKey.Of(file.Current, _sort);

    /// <summary>The first chunk whose first file comes behind the key.</summary>
    private int FirstChunkBehind(FileEntry[][] chunks, SortKey key) =>
        FirstWhere(chunks.Length, number => KeyOf(chunks[number][0]).CompareTo(key) > 0);

    private int FirstBehind(FileEntry[] chunk, SortKey key) =>
        FirstWhere(chunk.Length, place => KeyOf(chunk[place]).CompareTo(key) > 0);

    /// <summary>The first place for which it holds, given that it holds for all after it; the count where it never does.</summary>
    private static int FirstWhere(int count, Func<int, bool> holds)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = holds(middle) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
