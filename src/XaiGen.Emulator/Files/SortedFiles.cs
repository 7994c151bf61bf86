namespace XaiGen.Emulator.Files;

/// <summary>
/// Files in one order, in chunks. A change copies the arrays that it modifies, so that readers take no lock and see a consistent snapshot.
/// Changes must not run concurrently.
/// </summary>
internal sealed class SortedFiles
{
    private const int LargestChunk = 512;

    private readonly FileSort _sort;
    private volatile FileEntry[][] _chunks;

    public SortedFiles(FileSort sort, IEnumerable<FileEntry> files)
    {
        _sort = sort;
        FileEntry[] sorted = [.. files];
        Array.Sort(Array.ConvertAll(sorted, KeyOf), sorted);
        _chunks = [.. sorted.Chunk(LargestChunk / 2)];
    }

    public void Add(FileEntry file)
    {
        if (_chunks is [])
        {
            _chunks = [[file]];
            return;
        }

        SortKey key = KeyOf(file);
        int number = Math.Max(0, FirstChunkBehind(_chunks, key) - 1);
        FileEntry[] chunk = _chunks[number];
        int place = FirstBehind(chunk, key);
        FileEntry[] grown = [.. chunk.AsSpan(0, place), file, .. chunk.AsSpan(place)];
        int half = grown.Length / 2;
        _chunks = grown.Length <= LargestChunk
            ? [.. _chunks.AsSpan(0, number), grown, .. _chunks.AsSpan(number + 1)]
            : [.. _chunks.AsSpan(0, number), grown[..half], grown[half..], .. _chunks.AsSpan(number + 1)];
    }

    public void Remove(FileEntry file)
    {
        SortKey key = KeyOf(file);
        int number = FirstChunkBehind(_chunks, key) - 1;
        FileEntry[] chunk = _chunks[number];
        int place = FirstBehind(chunk, key) - 1;
        FileEntry[] shrunk = [.. chunk.AsSpan(0, place), .. chunk.AsSpan(place + 1)];
        _chunks = shrunk is []
            ? [.. _chunks.AsSpan(0, number), .. _chunks.AsSpan(number + 1)]
            : [.. _chunks.AsSpan(0, number), shrunk, .. _chunks.AsSpan(number + 1)];
    }

    /// <summary>
    /// The files after the start, or all if it is null; in descending order those before it. They are returned in runs, so that a search
    /// can process many at once.
    /// </summary>
    public IEnumerable<FileRun> InOrder(bool isDescending, SortKey? start)
    {
        FileEntry[][] chunks = _chunks;
        return isDescending ? Descending(chunks, start) : Ascending(chunks, start);
    }

    private IEnumerable<FileRun> Ascending(FileEntry[][] chunks, SortKey? start)
    {
        int number = start is { } key ? Math.Max(0, FirstChunkBehind(chunks, key) - 1) : 0;
        for (; number < chunks.Length; number++)
        {
            FileEntry[] chunk = chunks[number];
            int first = start is { } behind ? FirstBehind(chunk, behind) : 0;
            yield return new FileRun(chunk, first, chunk.Length - first, Step: 1);
        }
    }

    private IEnumerable<FileRun> Descending(FileEntry[][] chunks, SortKey? start)
    {
        int number = start is { } key ? FirstChunkBehind(chunks, key) - 1 : chunks.Length - 1;
        for (; number >= 0; number--)
        {
            FileEntry[] chunk = chunks[number];
            int count = start is { } before ? FirstWhere(chunk.Length, place => KeyOf(chunk[place]).CompareTo(before) >= 0) : chunk.Length;
            yield return new FileRun(chunk, count - 1, count, Step: -1);
        }
    }

    private SortKey KeyOf(FileEntry file) => SortKey.Of(file.Current, _sort);

    /// <summary>The index of the first chunk whose first file comes after the key.</summary>
    private int FirstChunkBehind(FileEntry[][] chunks, SortKey key)
        => FirstWhere(chunks.Length, number => KeyOf(chunks[number][0]).CompareTo(key) > 0);

    private int FirstBehind(FileEntry[] chunk, SortKey key)
        => FirstWhere(chunk.Length, place => KeyOf(chunk[place]).CompareTo(key) > 0);

    /// <summary>
    /// The first index for which the condition holds, provided that it holds for all later ones; the count if it never does.
    /// </summary>
    private static int FirstWhere(int count, Func<int, bool> holds)
    {
        (int low, int high) = (0, count);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = holds(middle) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
