using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace XaiGen.Cli.Tests;

/// <summary>One run of the demo without a terminal, checked in several tests.</summary>
public sealed class DemoTests(DemoTests.FinishedDemo demo) : IClassFixture<DemoTests.FinishedDemo>
{
    private static readonly string[] s_pictures =
        ["mountains.png", "harbour.png", "harbour-in-snow.png", "valley.png", "harbour-in-spring.png", "harbour-in-autumn.png"];
    private static readonly string[] s_videos = ["flight.mp4", "film.mp4"];
    private static readonly byte[] s_pngSignature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    [Fact]
    public void It_ends_with_0() => demo.Run.ShouldSucceed();

    [Fact]
    public void It_saves_the_pictures_and_videos_and_nothing_else()
        => Directory.EnumerateFiles(demo.Folder).Select(Path.GetFileName).ShouldBe([.. s_pictures, .. s_videos], ignoreOrder: true);

    [Fact]
    public void The_pictures_are_PNGs_and_all_different()
    {
        byte[][] pictures = [.. s_pictures.Select(name => File.ReadAllBytes(Path.Combine(demo.Folder, name)))];

        pictures.ShouldAllBe(bytes => bytes.Take(8).SequenceEqual(s_pngSignature));
        pictures.Select(Convert.ToHexString).Distinct().Count().ShouldBe(pictures.Length);
    }

    [Fact]
    public void The_videos_are_MP4s()
    {
        foreach (string name in s_videos)
        {
            Encoding.ASCII.GetString(File.ReadAllBytes(Path.Combine(demo.Folder, name)), 4, 4).ShouldBe("ftyp");
        }
    }

    [Fact]
    public void The_table_has_every_file_with_its_id_and_its_true_size()
    {
        demo.Table.Select(row => row.Name).ShouldBe([.. s_pictures, .. s_videos], ignoreOrder: true);
        demo.Table.ShouldAllBe(row => row.Bytes == new FileInfo(Path.Combine(demo.Folder, row.Name)).Length);
        demo.Table.ShouldAllBe(row => Regex.IsMatch(row.Id, "^file_[0-9a-f-]{36}$"));
        demo.Table.Select(row => row.Id).Distinct().Count().ShouldBe(demo.Table.Count);
    }

    [Fact]
    public void The_film_is_public_for_24_hours_and_the_picture_no_more()
    {
        DemoRow film = demo.Table.Single(row => row.Url.Length > 0);

        film.Name.ShouldBe("film.mp4");
        film.Url.ShouldMatch($@"^http://127\.0\.0\.1:\d+/cdn/[\w-]+/{film.Id}\.mp4$");
        var expiry = DateTime.Parse(film.Expiry, CultureInfo.InvariantCulture);
        // The table shows the minute.
        expiry.ShouldBeInRange(demo.Started.AddHours(24).AddMinutes(-1), demo.Ended.AddHours(24));
    }

    [Fact]
    public void It_tells_each_step_in_plain_lines()
    {
        demo.Run.Output.ShouldNotContain("\x1b");
        foreach (string step in (string[])
            [
                "Upload", "Generate", "Edit it by its file ID", "Edit two pictures", "Animate", "Extend", "Generate two", "Share the film",
                "List", "Revoke",
            ])
        {
            demo.Run.Lines.ShouldContain(line => line.StartsWith(step, StringComparison.Ordinal));
        }

        string listed = demo.Run.Lines.SkipWhile(line => !line.StartsWith("List", StringComparison.Ordinal)).ElementAt(1);
        listed.Trim().ShouldBe("mountains.png, film.mp4");
        demo.Run.Output.ShouldContain($"Saved in {Path.GetFullPath(demo.Folder)}");
    }

    [Fact]
    public void It_says_what_all_of_it_cost()
        => demo.Run.Output.ReplaceLineEndings(" ").ShouldContain(
            "generated video $0.252, extended video $0.15, edited images $0.046, the batch $0.022, generated images $0.02: $0.49 in all");

    public sealed class FinishedDemo : IAsyncLifetime
    {
        private readonly ScratchFolder _scratch = new();

        public string Folder => _scratch["made"];

        public DateTime Started { get; private set; }

        public DateTime Ended { get; private set; }

        internal ToolRun Run { get; private set; } = null!;

        internal IReadOnlyList<DemoRow> Table { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Started = DateTime.UtcNow;
            Run = await Tool.RunAsync("demo", "--output", Folder);
            Ended = DateTime.UtcNow;
            Table = DemoRow.ReadAll(Run);
        }

        public Task DisposeAsync()
        {
            _scratch.Dispose();
            return Task.CompletedTask;
        }
    }
}

/// <summary>A row of the table at the end of the demo.</summary>
internal sealed record DemoRow(string Name, long Bytes, string Id, string Url, string Expiry)
{
    public static IReadOnlyList<DemoRow> ReadAll(ToolRun run)
    => [
        .. run.Lines
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(1)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new DemoRow(
                cells[1], long.Parse(cells[2], NumberStyles.AllowThousands, CultureInfo.InvariantCulture), cells[3], cells[4], cells[5])),
    ];
}
