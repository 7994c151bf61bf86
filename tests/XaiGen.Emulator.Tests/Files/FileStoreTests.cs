using XaiGen.Emulator.Files;
using XaiGen.Emulator.Storage;

namespace XaiGen.Emulator.Tests.Files;

/// <summary>Invariants under concurrent calls.</summary>
public sealed class FileStoreTests : IDisposable
{
    private const string Team = "team";
    private const int Callers = 64;

    private readonly FileStore _store = new(new MemoryStorage(), new ManualTimeProvider());
    private readonly PublicUrls _urls;

    public FileStoreTests() => _urls = new PublicUrls(_store);

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Everyone_who_shares_a_file_at_once_gets_the_same_url()
    {
        StoredFile file = await AddAsync();

        PublicUrl[] urls = await AtOnceAsync(_ => _urls.CreateAsync(Team, file.Id, null));

        urls.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_quota_of_urls_holds_when_the_last_ones_are_made_at_once()
    {
        for (int index = 0; index < FileRules.MaxPublicUrlsPerTeam - 10; index++)
        {
            await _urls.CreateAsync(Team, (await AddAsync()).Id, null);
        }

        StoredFile[] files = await AtOnceAsync(_ => AddAsync());
        PublicUrl?[] made = await AtOnceAsync(async index =>
        {
            try
            {
                return await _urls.CreateAsync(Team, files[index].Id, null);
            }
            catch (ApiFault fault) when (fault.Status == 429)
            {
                return null;
            }
        });

        made.Count(url => url is not null).ShouldBe(10);
    }

    [Fact]
    public async Task A_file_is_deleted_once()
    {
        StoredFile file = await AddAsync();

        bool[] deleted = await AtOnceAsync(async _ =>
        {
            try
            {
                await _store.DeleteAsync(Team, file.Id);
                return true;
            }
            catch (ApiFault fault) when (fault.Status == 404)
            {
                return false;
            }
        });

        deleted.Count(isDeleted => isDeleted).ShouldBe(1);
    }

    [Fact]
    public async Task A_url_is_revoked_once()
    {
        StoredFile file = await AddAsync();
        await _urls.CreateAsync(Team, file.Id, null);

        PublicUrl?[] revoked = await AtOnceAsync(_ => _urls.RevokeAsync(Team, file.Id));

        revoked.Count(url => url is not null).ShouldBe(1);
    }

    [Fact]
    public async Task Files_added_at_once_are_all_there_in_an_order_of_their_own()
    {
        StoredFile[] files = await AtOnceAsync(_ => AddAsync());

        _store.All(Team).ShouldBe(files, ignoreOrder: true);
        files.Select(file => file.Sequence).ShouldBeUnique();
    }

    private static Task<T[]> AtOnceAsync<T>(Func<int, Task<T>> call)
        => Task.WhenAll(Enumerable.Range(0, Callers).Select(index => Task.Run(() => call(index))));

    private async Task<StoredFile> AddAsync()
    {
        await using FileDraft draft = _store.NewDraft();
        await draft.WriteAsync(new byte[] { 1 }, default);
        return await _store.AddAsync(Team, new NewFile("a.png", "image/png"), draft);
    }
}
