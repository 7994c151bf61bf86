using XaiGen.Emulator.Files;
using XaiGen.Emulator.Storage;

namespace XaiGen.Emulator.Tests.Files;

public sealed class FolderVaultTests : IDisposable
{
    private const string Team = "team";

    private readonly string _folder = Directory.CreateTempSubdirectory("xaigen-emulator-").FullName;
    private readonly ManualTimeProvider _clock = new();

    private string TeamFolder => Path.Combine(_folder, "files", Team);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_and_its_public_link_are_there_after_a_restart()
    {
        StoredFile stored;
        Uri address;
        using (var store = Open())
        {
            stored = await AddAsync(store, "a.png");
            address = (await Urls(store).CreateAsync(Team, stored.Id, TimeSpan.FromHours(2))).Address;
            stored = store.Get(Team, stored.Id);
        }

        using var again = Open();
        again.Get(Team, stored.Id).ShouldBe(stored);
        Urls(again).UrlOf(stored)!.Address.ShouldBe(address);
        again.FindByToken(stored.PublicLink!.Token).ShouldBe(stored);
        await using var content = again.OpenContent(stored);
        (await ReadAllAsync(content)).ShouldBe(Content);
    }

    [Fact]
    public async Task A_deleted_file_leaves_no_trace()
    {
        using var store = Open();
        var file = await AddAsync(store, "a.png");

        await store.DeleteAsync(Team, file.Id);

        Directory.EnumerateFileSystemEntries(TeamFolder).ShouldBeEmpty();
        Should.Throw<ApiFault>(() => store.Get(Team, file.Id)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_content_being_read_stays_readable_when_its_file_is_deleted()
    {
        using var store = Open();
        var file = await AddAsync(store, "a.png");
        await using var content = store.OpenContent(file);

        await store.DeleteAsync(Team, file.Id);

        (await ReadAllAsync(content)).ShouldBe(Content);
        Should.Throw<ApiFault>(() => store.OpenContent(file)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_discarded_draft_leaves_no_trace()
    {
        using var store = Open();
        await using (var draft = store.NewDraft())
        {
            await draft.WriteAsync(Content, default);
        }

        Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
            .ShouldBe([Path.Combine(_folder, "emulator.lock")]);
    }

    [Fact]
    public async Task What_an_interrupted_call_left_behind_is_cleared_away_at_the_start()
    {
        using (var store = Open())
        {
            await AddAsync(store, "a.png");
        }

        var draft = Path.Combine(_folder, "drafts", "left-over");
        var content = Path.Combine(TeamFolder, "file_unacknowledged.bin");
        File.WriteAllText(draft, "half");
        File.WriteAllText(content, "whole, but its record was never written");

        using var again = Open();
        again.All(Team).Count().ShouldBe(1);
        File.Exists(draft).ShouldBeFalse();
        File.Exists(content).ShouldBeFalse();
    }

    [Fact]
    public async Task Damaged_entries_are_set_aside_and_the_others_serve()
    {
        StoredFile torn, cut, whole;
        using (var store = Open())
        {
            torn = await AddAsync(store, "torn.png");
            cut = await AddAsync(store, "cut.png");
            whole = await AddAsync(store, "whole.png");
        }

        File.WriteAllText(Path.Combine(TeamFolder, torn.Id + ".json"), "{ \"id\": ");
        File.WriteAllText(Path.Combine(TeamFolder, cut.Id + ".bin"), "short");

        var vault = new FolderVault(_folder);
        using var again = new FileStore(vault, _clock);
        again.All(Team).ShouldBe([whole]);
        vault.SetAside.ShouldBe([torn.Id + ".json", cut.Id + ".json"], ignoreOrder: true);
        Directory.EnumerateFiles(Path.Combine(_folder, "damaged")).Count().ShouldBe(4);
    }

    [Fact]
    public void A_second_emulator_on_the_folder_is_refused()
    {
        using var store = Open();

        Should.Throw<EmulatorException>(Open).Message.ShouldContain("in use by another emulator");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_gives_a_plain_error_and_keeps_what_it_had()
    {
        using var store = Open();
        var file = await AddAsync(store, "a.png");
        var drafts = Path.Combine(_folder, "drafts");
        Directory.Delete(drafts);
        File.WriteAllText(drafts, "a file where the folder should be");

        var refusedNew = Should.Throw<ApiFault>(() => store.NewDraft());
        var refusedChange = await Should.ThrowAsync<ApiFault>(() => Urls(store).CreateAsync(Team, file.Id, null));

        refusedNew.Message.ShouldStartWith("The emulator could not write to its data folder");
        refusedChange.Status.ShouldBe(500);
        store.Get(Team, file.Id).PublicLink.ShouldBeNull();
    }

    [Fact]
    public async Task The_room_of_expired_files_is_given_back()
    {
        using var store = Open();
        await AddAsync(store, "short.png", TimeSpan.FromHours(1));
        var kept = await AddAsync(store, "long.png", TimeSpan.FromHours(5));

        _clock.Advance(TimeSpan.FromHours(2));

        store.All(Team).ShouldBe([kept]);
        Directory.EnumerateFiles(TeamFolder).Count().ShouldBe(2);
    }

    private static byte[] Content => [.. Enumerable.Range(0, 200_000).Select(number => (byte)number)];

    private static PublicUrls Urls(FileStore store) => 
        new(store, new EmulatorAddresses(() => new Uri("http://127.0.0.1:5000")));

    private static async Task<byte[]> ReadAllAsync(Stream stream)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }

    private static async Task<StoredFile> AddAsync(FileStore store, string name, TimeSpan? expiresAfter = null)
    {
        await using var draft = store.NewDraft();
        await draft.WriteAsync(Content, default);
        return await store.AddAsync(Team, new NewFile(name, "image/png", expiresAfter), draft);
    }

    private FileStore Open() => new(new FolderVault(_folder), _clock);
}
