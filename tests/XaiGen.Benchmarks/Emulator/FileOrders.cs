using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using XaiGen.Emulator.Files;
using XaiGen.Emulator.Filter;
using XaiGen.Emulator.Storage;
using SortKey = XaiGen.Emulator.Files.SortKey;

namespace XaiGen.Benchmarks.Emulator;

/// <summary>Compares the emulator's collection of files and its index reader with .NET's own.</summary>
internal static class FileOrders
{
    private const int Files = 100_000, Rounds = 25, PageLength = 100;

    private static readonly StoredFile[] s_files =
    [
        .. Enumerable.Range(1, Files).Select(sequence => new StoredFile
        {
            Id = $"file_{Guid.NewGuid()}",
            Team = "benchmark",
            Sequence = sequence,
            FileName = $"photo-{sequence * 7919 % Files:D5}.pdf",
            Bytes = sequence % 5000,
            ContentType = sequence % 2 == 0 ? "application/pdf" : "image/png",
            CreatedAt = DateTimeOffset.UnixEpoch.AddSeconds(1_780_000_000 + sequence),
        }),
    ];

    private static readonly Uri s_baseUrl = new("http://127.0.0.1/");

    private static readonly FilterExpression s_filter =
        FilterExpression.Parse("name = \"nothing\" AND created_at > \"2026-01-01T00:00:00Z\"");

    public static int Compare()
    {
        FileEntry[] entries = [.. s_files.Select(file => new FileEntry(file))];
        var team = new TeamFiles(s_files);
        var chunks = new SortedFiles(FileSort.FileName, entries);
        var order = Comparer<FileEntry>.Create((one, other) => KeyOf(one).CompareTo(KeyOf(other)));
        ImmutableSortedSet<FileEntry> set = entries.ToImmutableSortedSet(order);
        var middle = SortKey.Of(s_files[Files / 2], FileSort.FileName);
        FileEntry[] more =
            [.. Enumerable.Range(Files + 1, 100).Select(sequence => new FileEntry(s_files[sequence - Files] with { Sequence = sequence }))];

        Report(
            "three orders of all files",
            ("chunks", () => Count(Enum.GetValues<FileSort>().Select(sort => new SortedFiles(sort, entries)))),
            ("ImmutableSortedSet", () => Count(Enum.GetValues<FileSort>().Select(sort => entries.ToImmutableSortedSet(
                Comparer<FileEntry>.Create((one, other) => SortKey.Of(one.Current, sort).CompareTo(SortKey.Of(other.Current, sort))))))));
        Report(
            "a page from the middle",
            ("chunks", () => Count(chunks.InOrder(isDescending: false, middle).SelectMany(run => run.All()).Take(PageLength))),
            ("ImmutableSortedSet", () => Count(Page(set, middle))));
        Report(
            "a filter that nothing matches",
            ("chunks, all processors", () => Count(team.Search(FileSort.FileName, false, null, Matches).Take(PageLength))),
            ("chunks, one processor", () => Count(chunks.InOrder(false, null).SelectMany(run => run.Where(Matches)).Take(PageLength))),
            ("ImmutableSortedSet", () => Count(set.Where(entry => Matches(entry.Current)).Take(PageLength))),
            ("ImmutableSortedSet, all processors", () => Count(
                ParallelEnumerable.Range(0, set.Count).AsOrdered().Where(place => Matches(set[place].Current)).Take(PageLength))));
        Report(
            "100 files added and removed",
            ("chunks", () => AddAndRemove(chunks, more)),
            ("ImmutableSortedSet", () => set = more.Aggregate(
                more.Aggregate(set, (all, entry) => all.Add(entry)), (all, entry) => all.Remove(entry))));

        byte[] index = IndexOf(s_files);
        Report(
            "the index of all files, read",
            ("checked and parsed, all processors", () => IndexText.Read(index)),
            ("System.Text.Json, one processor", () => ReadLines(index)));
        return 0;
    }

    private static SortKey KeyOf(FileEntry entry) => SortKey.Of(entry.Current, FileSort.FileName);

    private static bool Matches(StoredFile file) => s_filter.Matches(new FilterSubject(file, _ => null, s_baseUrl));

    /// <summary>The set cannot continue after a key that may have been removed, so the position is searched.</summary>
    private static IEnumerable<StoredFile> Page(ImmutableSortedSet<FileEntry> set, SortKey start)
    {
        (int low, int high) = (0, set.Count);
        while (low < high)
        {
            int between = (low + high) / 2;
            (low, high) = KeyOf(set[between]).CompareTo(start) > 0 ? (low, between) : (between + 1, high);
        }

        for (int place = low; place < Math.Min(set.Count, low + PageLength); place++)
        {
            yield return set[place].Current;
        }
    }

    private static void AddAndRemove(SortedFiles files, FileEntry[] more)
    {
        Array.ForEach(more, files.Add);
        Array.ForEach(more, files.Remove);
    }

    private static byte[] IndexOf(IEnumerable<StoredFile> files)
    {
        using var text = new MemoryStream();
        foreach (StoredFile file in files)
        {
            IndexText.Write(new IndexLine { File = file }, text);
        }

        return text.ToArray();
    }

    private static void ReadLines(ReadOnlySpan<byte> index)
    {
        for (int length; (length = index.IndexOf(IndexText.LineEnd)) >= 0; index = index[(length + 1)..])
        {
            JsonSerializer.Deserialize(index[..length], IndexJson.Default.IndexLine);
        }
    }

    private static void Count<T>(IEnumerable<T> items) => GC.KeepAlive(items.Count());

    private static void Report(string what, params (string Name, Action Work)[] candidates)
    {
        List<double>[] times = [.. candidates.Select(_ => new List<double>())];
        for (int round = -5; round < Rounds; round++)
        {
            for (int i = 0; i < candidates.Length; i++)
            {
                long start = Stopwatch.GetTimestamp();
                candidates[i].Work();
                if (round >= 0)
                {
                    times[i].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
            }
        }

        Console.WriteLine($"| {what} | median | slowest |\n|---|---|---|");
        for (int i = 0; i < candidates.Length; i++)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {candidates[i].Name} | {Interleaved.Median(times[i]):F2} ms | {times[i].Max():F2} ms |"));
        }

        Console.WriteLine();
    }
}
