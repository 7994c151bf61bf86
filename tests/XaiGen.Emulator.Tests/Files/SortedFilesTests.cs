using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Tests.Files;

public sealed class SortedFilesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_holds_what_a_sorted_list_would_after_any_changes_from_any_start(int seed)
    {
        var random = new Random(seed);
        foreach (FileSort sort in Enum.GetValues<FileSort>())
        {
            List<FileEntry> expected = [.. Enumerable.Range(0, 700).Select(sequence => FileOf(random, sequence))];
            var sorted = new SortedFiles(sort, expected);
            for (int sequence = 1000; sequence < 4000; sequence++)
            {
                if (random.Next(3) > 0 || expected is [])
                {
                    FileEntry file = FileOf(random, sequence);
                    expected.Add(file);
                    sorted.Add(file);
                }
                else
                {
                    FileEntry file = expected[random.Next(expected.Count)];
                    expected.Remove(file);
                    sorted.Remove(file);
                }
            }

            expected = [.. expected.OrderBy(file => SortKey.Of(file.Current, sort))];
            All(sorted, isDescending: false).ShouldBe(Records(expected));
            All(sorted, isDescending: true).ShouldBe(Records(expected).Reverse());
            for (int round = 0; round < 200; round++)
            {
                // A start that is there, or one that is gone.
                var start = SortKey.Of(
                    (random.Next(2) == 0 ? expected[random.Next(expected.Count)] : FileOf(random, random.Next(5000))).Current, sort);
                All(sorted, isDescending: false, start)
                    .ShouldBe(Records(expected).Where(file => SortKey.Of(file, sort).CompareTo(start) > 0));
                All(sorted, isDescending: true, start)
                    .ShouldBe(Records(expected).Where(file => SortKey.Of(file, sort).CompareTo(start) < 0).Reverse());
            }
        }
    }

    [Fact]
    public void It_can_be_emptied_and_filled_again()
    {
        FileEntry file = FileOf(new Random(1), 1);
        var sorted = new SortedFiles(FileSort.Size, [file]);

        sorted.Remove(file);
        All(sorted, isDescending: false).ShouldBeEmpty();
        All(sorted, isDescending: true, SortKey.Of(file.Current, FileSort.Size)).ShouldBeEmpty();
        sorted.Add(file);

        All(sorted, isDescending: true).ShouldBe([file.Current]);
    }

    [Fact]
    public void A_reader_sees_the_files_of_one_moment()
    {
        var random = new Random(1);
        List<FileEntry> files = [.. Enumerable.Range(0, 1000).Select(sequence => FileOf(random, sequence))];
        var sorted = new SortedFiles(FileSort.CreatedAt, files);

        using IEnumerator<StoredFile> reader = All(sorted, isDescending: false).GetEnumerator();
        reader.MoveNext().ShouldBeTrue();
        List<StoredFile> seen = [reader.Current];
        files.ForEach(sorted.Remove);
        while (reader.MoveNext())
        {
            seen.Add(reader.Current);
        }

        seen.ShouldBe(Records(files));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_search_finds_what_matches_in_order_from_any_start(bool isDescending)
    {
        var random = new Random(1);
        List<FileEntry> files = [.. Enumerable.Range(0, 30_000).Select(sequence => FileOf(random, sequence))];
        var team = new TeamFiles(Records(files));
        foreach (SortKey? start in new SortKey?[] { null, SortKey.Of(files[20_001].Current, FileSort.FileName) })
        {
            IEnumerable<StoredFile> found = team.Search(FileSort.FileName, isDescending, start, file => file.Bytes == 7);

            found.ShouldBe(team.InOrder(FileSort.FileName, isDescending, start).Where(file => file.Bytes == 7));
            found.ShouldNotBeEmpty();
        }
    }

    private static IEnumerable<StoredFile> All(SortedFiles sorted, bool isDescending, SortKey? start = null)
        => sorted.InOrder(isDescending, start).SelectMany(run => run.All());

    private static IEnumerable<StoredFile> Records(IEnumerable<FileEntry> files) => files.Select(file => file.Current);

    private static FileEntry FileOf(Random random, int sequence) => new(new StoredFile
    {
        Id = $"file_{sequence}",
        Team = "team",
        Sequence = sequence,
        FileName = $"{random.Next(40)}.png",
        Bytes = random.Next(40),
        ContentType = "image/png",
        CreatedAt = default,
    });
}
