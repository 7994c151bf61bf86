using System.Globalization;
using System.Text.RegularExpressions;
using XaiGen.Emulator.Files;
using XaiGen.Emulator.Storage;

namespace XaiGen.Emulator.Tests.Files;

public sealed class FolderStorageTests : IDisposable
{
    private const string Team = "team";

    private readonly string _folder = Directory.CreateTempSubdirectory("xaigen-emulator-").FullName;
    private readonly ManualTimeProvider _clock = new();

    private string IndexPath => Path.Combine(_folder, "index.jsonl");

    private IEnumerable<string?> DamagedNames => Directory.EnumerateFiles(Path.Combine(_folder, "damaged")).Select(Path.GetFileName);

    private string TeamFolder => Path.Combine(_folder, "files", Team);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_and_its_public_link_are_there_after_a_restart()
    {
        StoredFile stored;
        string path;
        using (FileStore store = Open())
        {
            stored = await AddAsync(store, "a.png");
            path = (await Urls(store).CreateAsync(Team, stored.Id, TimeSpan.FromHours(2))).Path;
            stored = store.Get(Team, stored.Id);
        }

        using FileStore again = Open();
        again.Get(Team, stored.Id).ShouldBe(stored);
        Urls(again).UrlOf(stored)!.Path.ShouldBe(path);
        again.FindByToken(stored.PublicLink!.Token).ShouldBe(stored);
        await using Stream content = again.OpenContent(stored);
        (await ReadAllAsync(content)).ShouldBe(Content);
    }

    [Theory]
    [InlineData("{0}/")]
    [InlineData("{0}/.")]
    [InlineData("{0}/../{1}")]
    [InlineData("{0}//")]
    [InlineData("{2}")]
    [InlineData("./{2}")]
    public async Task Files_are_found_however_the_path_of_their_folder_is_written(string form)
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, _folder);
        string folder = string.Format(CultureInfo.InvariantCulture, form, _folder, Path.GetFileName(_folder), relative);
        StoredFile stored;
        using (var store = new FileStore(new FolderStorage(folder), _clock))
        {
            stored = await AddAsync(store, "a.png");
        }

        var storage = new FolderStorage(folder);
        using var again = new FileStore(storage, _clock);
        storage.SetAside.ShouldBeEmpty();
        again.Get(Team, stored.Id).ShouldBe(stored);
        await using Stream content = again.OpenContent(stored);
        (await ReadAllAsync(content)).ShouldBe(Content);
    }

    [Fact]
    public async Task A_deleted_file_leaves_no_trace()
    {
        using FileStore store = Open();
        StoredFile file = await AddAsync(store, "a.png");

        await store.DeleteAsync(Team, file.Id);

        Directory.EnumerateFileSystemEntries(TeamFolder).ShouldBeEmpty();
        Should.Throw<ApiFault>(() => store.Get(Team, file.Id)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_content_being_read_stays_readable_when_its_file_is_deleted()
    {
        using FileStore store = Open();
        StoredFile file = await AddAsync(store, "a.png");
        await using Stream content = store.OpenContent(file);

        await store.DeleteAsync(Team, file.Id);

        (await ReadAllAsync(content)).ShouldBe(Content);
        Should.Throw<ApiFault>(() => store.OpenContent(file)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_discarded_draft_leaves_no_trace()
    {
        using FileStore store = Open();
        await using (FileDraft draft = store.NewDraft())
        {
            await draft.WriteAsync(Content, default);
        }

        Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Select(Path.GetFileName)
            .ShouldBe(["emulator.lock", "index.jsonl"], ignoreOrder: true);
        new FileInfo(IndexPath).Length.ShouldBe(0);
    }

    [Fact]
    public async Task What_an_interrupted_call_left_behind_is_cleared_away_at_the_start()
    {
        StoredFile kept, moving, deleted;
        using (FileStore store = Open())
        {
            kept = await AddAsync(store, "a.png");
            moving = await AddAsync(store, "moving.png");
            deleted = await AddAsync(store, "deleted.png");
            await store.DeleteAsync(Team, deleted.Id);
        }

        // Interrupted: an upload, one between its line and the move of its content, a deletion before its content, and a change.
        string draft = Path.Combine(_folder, "drafts", "left-over");
        string content = Path.Combine(TeamFolder, deleted.Id + ".bin");
        File.WriteAllText(draft, "half");
        File.Move(Path.Combine(TeamFolder, moving.Id + ".bin"), Path.Combine(_folder, "drafts", moving.Id + ".bin"));
        File.WriteAllText(content, "still there");
        File.AppendAllText(IndexPath, $$"""{"removed":"{{kept.Id}}"}""");

        OpenAndExpect([kept, moving], setAside: []);
        File.Exists(content).ShouldBeFalse();
        Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "drafts")).ShouldBeEmpty();
        using FileStore again = Open();
        await using Stream stream = again.OpenContent(moving);
        (await ReadAllAsync(stream)).ShouldBe(Content);
        await again.DeleteAsync(Team, kept.Id);
        File.ReadAllLines(IndexPath).Length.ShouldBe(5);
    }

    [Fact]
    public async Task A_content_that_cannot_be_deleted_does_not_bring_its_file_back()
    {
        StoredFile file;
        using (FileStore store = Open())
        {
            file = await AddAsync(store, "a.png");
            string content = Path.Combine(TeamFolder, file.Id + ".bin");
            File.Delete(content);
            Directory.CreateDirectory(content);

            await store.DeleteAsync(Team, file.Id);

            store.Find(Team, file.Id).ShouldBeNull();
            StoredFile other = await AddAsync(store, "b.png");
            for (int change = 0; change < 700; change++)
            {
                await Urls(store).CreateAsync(Team, other.Id, null);
                await Urls(store).RevokeAsync(Team, other.Id);
            }

            await store.DeleteAsync(Team, other.Id);
        }

        OpenAndExpect([], setAside: []);
        OpenAndExpect([], setAside: []);
    }

    [Fact]
    public async Task What_was_set_aside_before_is_not_written_over()
    {
        StoredFile file;
        using (FileStore store = Open())
        {
            file = await AddAsync(store, "a.png");
        }

        for (int time = 1; time <= 3; time++)
        {
            File.Delete(IndexPath);
            File.WriteAllText(Path.Combine(TeamFolder, file.Id + ".bin"), $"{time}");
            OpenAndExpect([], setAside: [time == 1 ? $"{file.Id}.bin" : $"{file.Id}.{time}.bin"]);
        }

        Directory.EnumerateFiles(Path.Combine(_folder, "damaged")).Order().Select(File.ReadAllText).ShouldBe(["2", "3", "1"]);
    }

    [Fact]
    public async Task An_index_of_a_version_without_checksums_is_read_and_goes_on_with_them()
    {
        StoredFile old;
        using (FileStore store = Open())
        {
            old = await AddAsync(store, "old.png");
        }

        File.WriteAllText(IndexPath, Regex.Replace(File.ReadAllText(IndexPath), ",\"crc32c\":\"[0-9a-f]{8}\"}", "}"));
        StoredFile added;
        using (FileStore store = Open())
        {
            added = await AddAsync(store, "new.png");
        }

        OpenAndExpect([old, added], setAside: []);
        File.AppendAllText(IndexPath, $$"""{"removed":"{{old.Id}}"}""" + "\n");
        OpenAndExpect([old, added], setAside: ["index.jsonl, line 3"]);
    }

    [Fact]
    public async Task Files_whose_contents_are_damaged_are_set_aside_and_the_others_serve()
    {
        StoredFile gone, cut, whole;
        using (FileStore store = Open())
        {
            gone = await AddAsync(store, "gone.png");
            cut = await AddAsync(store, "cut.png");
            whole = await AddAsync(store, "whole.png");
        }

        File.Delete(Path.Combine(TeamFolder, gone.Id + ".bin"));
        File.WriteAllText(Path.Combine(TeamFolder, cut.Id + ".bin"), "short");

        OpenAndExpect([whole], setAside: [gone.Id + ".json", cut.Id + ".json"]);
        DamagedNames.ShouldBe([gone.Id + ".json", cut.Id + ".json", cut.Id + ".bin"], ignoreOrder: true);
        File.ReadAllText(Path.Combine(_folder, "damaged", cut.Id + ".json")).ShouldContain("cut.png");
        OpenAndExpect([whole], setAside: []);
    }

    [Fact]
    public async Task Damaged_lines_are_set_aside_with_the_contents_they_may_have_spoken_of()
    {
        StoredFile torn, whole;
        using (FileStore store = Open())
        {
            torn = await AddAsync(store, "torn.png");
            whole = await AddAsync(store, "whole.png");
        }

        string[] lines = File.ReadAllLines(IndexPath);
        File.WriteAllLines(IndexPath, [lines[0][..40], lines[1], "{}"]);

        OpenAndExpect([whole], setAside: ["index.jsonl, line 1", "index.jsonl, line 3", torn.Id + ".bin"]);
        File.ReadAllLines(Path.Combine(_folder, "damaged", "index.jsonl")).ShouldBe([lines[0][..40], "{}"]);
        File.ReadAllBytes(Path.Combine(_folder, "damaged", torn.Id + ".bin")).ShouldBe(Content);
        OpenAndExpect([whole], setAside: []);
    }

    [Fact]
    public async Task Contents_without_an_index_are_set_aside_and_not_deleted()
    {
        StoredFile file;
        using (FileStore store = Open())
        {
            file = await AddAsync(store, "a.png");
        }

        File.Delete(IndexPath);

        OpenAndExpect([], setAside: [file.Id + ".bin"]);
        DamagedNames.ShouldBe([file.Id + ".bin"]);
    }

    [Fact]
    public async Task The_index_is_written_anew_when_most_of_it_is_out_of_date()
    {
        StoredFile kept;
        using (FileStore store = Open())
        {
            kept = await AddAsync(store, "a.png");
            for (int change = 0; change < 700; change++)
            {
                await Urls(store).CreateAsync(Team, kept.Id, null);
                await Urls(store).RevokeAsync(Team, kept.Id);
            }

            await Urls(store).CreateAsync(Team, kept.Id, null);
            kept = store.Get(Team, kept.Id);
        }

        File.ReadAllLines(IndexPath).Length.ShouldBeLessThan(1000);
        OpenAndExpect([kept], setAside: []);
    }

    [Fact]
    public void A_second_emulator_on_the_folder_is_refused()
    {
        using FileStore store = Open();

        Should.Throw<EmulatorException>(Open).Message.ShouldContain("in use by another emulator");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_gives_a_plain_error_and_keeps_what_it_had()
    {
        using FileStore store = Open();
        StoredFile file = await AddAsync(store, "a.png");
        string drafts = Path.Combine(_folder, "drafts");
        Directory.Delete(drafts);
        File.WriteAllText(drafts, "a file where the folder should be");

        Should.Throw<ApiFault>(() => store.NewDraft()).Message.ShouldStartWith("The emulator could not write to its data folder");
        store.Get(Team, file.Id).ShouldBe(file);
    }

    [Fact]
    public async Task The_room_of_expired_files_is_given_back()
    {
        using FileStore store = Open();
        await AddAsync(store, "short.png", TimeSpan.FromHours(1));
        StoredFile kept = await AddAsync(store, "long.png", TimeSpan.FromHours(5));

        _clock.Advance(TimeSpan.FromHours(2));

        store.All(Team).ShouldBe([kept]);
        Directory.EnumerateFiles(TeamFolder).Count().ShouldBe(1);
    }

    private void OpenAndExpect(StoredFile[] files, string[] setAside)
    {
        var vault = new FolderStorage(_folder);
        using var store = new FileStore(vault, _clock);
        store.All(Team).ShouldBe(files);
        vault.SetAside.ShouldBe(setAside, ignoreOrder: true);
    }

    private static byte[] Content => [.. Enumerable.Range(0, 200_000).Select(number => (byte)number)];

    private static PublicUrls Urls(FileStore store)
        => new(store);

    private static async Task<byte[]> ReadAllAsync(Stream stream)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }

    private static async Task<StoredFile> AddAsync(FileStore store, string name, TimeSpan? expiresAfter = null)
    {
        await using FileDraft draft = store.NewDraft();
        await draft.WriteAsync(Content, default);
        return await store.AddAsync(Team, new NewFile(name, "image/png", expiresAfter), draft);
    }

    private FileStore Open() => new(new FolderStorage(_folder), _clock);
}
