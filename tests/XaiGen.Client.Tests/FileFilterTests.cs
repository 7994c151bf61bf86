namespace XaiGen.Client.Tests;

/// <summary>Filters that the compiler checks, as text and against the emulator's grammar.</summary>
public sealed class FileFilterTests : EmulatorTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 6, 10, 14, 0, 0, TimeSpan.FromHours(2));

    public static TheoryData<FileFilter, string> Texts => new()
    {
        { FileFilter.PublicUrl.IsNotNull.And(FileFilter.SizeBytes > 1_000_000), "public_url != null AND size_bytes > 1000000" },
        { FileFilter.PublicUrl.IsNull, "public_url = null" },
        { FileFilter.Name.Is("bay.png"), "name = \"bay.png\"" },
        { FileFilter.Name.IsNot("bay"), "name != \"bay\"" },
        { FileFilter.ContentType.Has("pdf"), "content_type : \"pdf\"" },
        { FileFilter.Id.Is("file_1"), "file_id = \"file_1\"" },
        { FileFilter.UploadStatus.Is("Complete"), "upload_status = \"Complete\"" },
        { FileFilter.UserDefinedId.Is("7"), "user_defined_id = \"7\"" },
        { FileFilter.SizeBytes >= 1, "size_bytes >= 1" },
        { FileFilter.SizeBytes < long.MaxValue, "size_bytes < 9223372036854775807" },
        { FileFilter.SizeBytes <= 1, "size_bytes <= 1" },
        { FileFilter.SizeBytes.Is(0), "size_bytes = 0" },
        { FileFilter.SizeBytes.IsNot(0), "size_bytes != 0" },
        { FileFilter.CreatedAt > s_noon, "created_at > \"2026-06-10T12:00:00Z\"" },
        { FileFilter.CreatedAt <= s_noon.AddTicks(1), "created_at <= \"2026-06-10T12:00:00.0000001Z\"" },
        { FileFilter.ExpiresAt.IsNull, "expires_at = null" },
        { FileFilter.PublicUrlExpiresAt.IsNotNull, "public_url_expires_at != null" },
        { FileFilter.Name.Is("say \"hi\" \\ bye"), """name = "say \"hi\" \\ bye" """.TrimEnd() },

        // OR binds closer than AND in the grammar, the other way round in C#.
        { (FileFilter.Name.Is("a")
            | FileFilter.Name.Is("b")) & FileFilter.SizeBytes > 1, "(name = \"a\" OR name = \"b\") AND size_bytes > 1" },
        { FileFilter.Name.Is("a")
            | FileFilter.Name.Is("b") & FileFilter.SizeBytes > 1, "name = \"a\" OR (name = \"b\" AND size_bytes > 1)" },
        { FileFilter.Name.Is("a") & FileFilter.Name.Is("b") & FileFilter.Name.Is("c"), "name = \"a\" AND name = \"b\" AND name = \"c\"" },
        { !FileFilter.Name.Is("a"), "NOT name = \"a\"" },
        { !!FileFilter.Name.Is("a"), "NOT (NOT name = \"a\")" },
        { (!FileFilter.Name.Is("a")).Or(FileFilter.Name.Is("b").Not()), "(NOT name = \"a\") OR (NOT name = \"b\")" },
        { (FileFilter.Name.Is("a") | FileFilter.Name.Is("b")).Not(), "NOT (name = \"a\" OR name = \"b\")" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_filter_is_text_that_the_service_reads(FileFilter filter, string text)
    {
        filter.ToString().ShouldBe(text);
        (await Client.Files.ListAsync(filter: filter).CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Files_are_found_by_what_was_asked_for()
    {
        FileObject small = await UploadPngAsync("a small one.png", TimeSpan.FromHours(1));
        FileObject large = await Client.Files.UploadAsync(new byte[5000], "large.bin");
        await Client.Files.CreatePublicUrlAsync(small.Id);

        (await FoundAsync(FileFilter.PublicUrl.IsNotNull)).ShouldBe([small.Id]);
        (await FoundAsync(FileFilter.PublicUrl.IsNull & FileFilter.SizeBytes > 1000)).ShouldBe([large.Id]);
        (await FoundAsync(FileFilter.Name.Has("small") | FileFilter.Id.Is(large.Id.Value))).ShouldBe(
            [small.Id, large.Id], ignoreOrder: true);
        (await FoundAsync(!FileFilter.ExpiresAt.IsNull)).ShouldBe([small.Id]);
        (await FoundAsync(FileFilter.CreatedAt > Clock.GetUtcNow())).ShouldBeEmpty();
        (await FoundAsync(FileFilter.CreatedAt >= Clock.GetUtcNow() & FileFilter.ContentType.Is("image/png"))).ShouldBe([small.Id]);
        (await Client.Files.ListPageAsync(filter: FileFilter.SizeBytes.Is(5000))).Data.ShouldHaveSingleItem().Id.ShouldBe(large.Id);
    }

    [Fact]
    public async Task Any_text_is_a_text_and_nothing_else()
    {
        const string Alphabet = "ab \"'\\()=!<>:&|%+#?äß🐈";
        var random = new Random(17);
        string[] pieces =
            [.. Alphabet.EnumerateRunes().Select(rune => rune.ToString()), " AND ", " OR ", "NOT ", "null", "public_url != null"];
        FileObject file = await UploadPngAsync("a b (null) = ä🐈 AND public_url != null.png");

        for (int round = 0; round < 300; round++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => pieces[random.Next(pieces.Length)]));

            List<FileId> found = await FoundAsync(FileFilter.Name.Is(text) & FileFilter.SizeBytes > 0);

            found.ShouldBe(file.Filename.Contains(text, StringComparison.OrdinalIgnoreCase) ? [file.Id] : [], text);
        }
    }

    [Theory]
    [InlineData("a\nb", "U+000A")]
    [InlineData("\0", "U+0000")]
    [InlineData("\u0085", "U+0085")]
    public void A_control_character_is_refused(string text, string named)
        => Should.Throw<ArgumentException>(() => FileFilter.Name.Has(text)).Message.ShouldContain(named);

    [Fact]
    public void No_filter_is_no_text()
    {
        FileFilter? none = null;
        ((string?)none).ShouldBeNull();
        Should.Throw<ArgumentNullException>(() => FileFilter.PublicUrl.IsNull & none!);
    }

    private async Task<List<FileId>> FoundAsync(FileFilter filter)
        => await Client.Files.ListAsync(filter: filter).Select(file => file.Id).ToListAsync();
}
