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
        foreach (var sort in Enum.GetValues<FileSort>())
        {
            List<FileEntry> expected = [.. Enumerable.Range(0, 700).Select(sequence => FileOf(random, sequence))];
            var sorted = new SortedFiles(sort, expected);
            for (var sequence = 1000; sequence < 4000; sequence++)
            {
                if (random.Next(3) > 0 || expected is [])
                {
                    var file = FileOf(random, sequence);
                    expected.Add(file);
                    sorted.Add(file);
                }
                else
                {
                    var file = expected[random.Next(expected.Count)];
                    expected.Remove(file);
                    sorted.Remove(file);
                }
            }

            expected = [.. expected.OrderBy(file => SortKey.Of(file.Current, sort))];
            sorted.Ascending(null).ShouldBe(expected);
            sorted.Descending(null).ShouldBe(expected.AsEnumerable().Reverse());
            for (var round = 0; round < 200; round++)
            {
                // A start that is there, or one that is gone.
                var start = SortKey.Of((random.Next(2) == 0 ? expected[random.Next(expected.Count)] : FileOf(random, random.Next(5000))).Current, sort);
                sorted.Ascending(start).ShouldBe(expected.Where(file => SortKey.Of(file.Current, sort).CompareTo(start) > 0));
                sorted.Descending(start).ShouldBe(expected.Where(file => SortKey.Of(file.Current, sort).CompareTo(start) < 0).Reverse());
            }
        }
    }

    [Fact]
    public void It_can_be_emptied_and_filled_again()
    {
        var file = FileOf(new Random(1), 1);
        var sorted = new SortedFiles(FileSort.Size, [file]);

        sorted.Remove(file);
        sorted.Ascending(null).ShouldBeEmpty();
        sorted.Descending(SortKey.Of(file.Current, FileSort.Size)).ShouldBeEmpty();
        sorted.Add(file);

        sorted.Descending(null).ShouldBe([file]);
    }

    [Fact]
    public void A_reader_sees_the_files_of_one_moment()
    {
        var random = new Random(1);
        List<FileEntry> files = [.. Enumerable.Range(0, 1000).Select(sequence => FileOf(random, sequence))];
        var sorted = new SortedFiles(FileSort.CreatedAt, files);

        using var reader = sorted.Ascending(null).GetEnumerator();
        reader.MoveNext().ShouldBeTrue();
        List<FileEntry> seen = [reader.Current];
        files.ForEach(sorted.Remove);
        while (reader.MoveNext())
        {
            seen.Add(reader.Current);
        }

        seen.ShouldBe(files);
    }

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
