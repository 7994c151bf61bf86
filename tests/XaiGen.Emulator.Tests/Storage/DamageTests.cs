using XaiGen.Emulator.Files;
using XaiGen.Emulator.Storage;

namespace XaiGen.Emulator.Tests.Storage;

/// <summary>
/// Whatever damage the index has, acknowledged content is never deleted: it is served or set aside, and content that is set aside is
/// listed. A served file has a state that it once had.
/// </summary>
public sealed class DamageTests : IDisposable
{
    private const int Files = 6;
    private const int BlockLength = 64;
    private const int Rounds = 1000;

    private readonly string _root = NewFolder();
    private readonly ManualTimeProvider _clock = new();

    /// <summary>The acknowledged contents that were not deleted, by file ID.</summary>
    private readonly Dictionary<string, byte[]> _contents = [];

    /// <summary>Every record that any file ever had.</summary>
    private readonly HashSet<StoredFile> _records = [];

    private string Folder => Path.Combine(_root, "data");

    private string IndexPath => Path.Combine(Folder, "index.jsonl");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    public static TheoryData<string> Damages => [.. DamagesOf(64).Select(damage => damage.Kind).Distinct()];

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task No_content_is_deleted_wherever_the_index_is_damaged(string kind)
    {
        byte[] index = await FillAsync();

        foreach ((string _, int at, Func<byte[], byte[]>? damage) in DamagesOf(index.Length).Where(damage => damage.Kind == kind))
        {
            Check(damage(index), $"{kind} at {at}");
        }
    }

    [Fact]
    public async Task No_content_is_deleted_by_a_thousand_random_damages()
    {
        byte[] index = await FillAsync();
        for (int seed = 1; seed <= Rounds; seed++)
        {
            var random = new Random(seed);
            byte[] damaged = index;
            for (int damage = random.Next(1, 4); damage > 0; damage--)
            {
                damaged = Damage(damaged, random);
            }

            Check(damaged, $"seed {seed}");
        }
    }

    [Fact]
    public async Task No_content_is_deleted_where_the_index_is_missing()
    {
        await FillAsync();

        Check(null, "missing");
    }

    private static IEnumerable<(string Kind, int At, Func<byte[], byte[]> Damage)> DamagesOf(int length)
    {
        for (int at = 0; at < length; at += BlockLength)
        {
            int place = at;
            yield return ("cut", at, index => index[..place]);
            yield return ("zeros to the end", at, index => [.. index[..place], .. new byte[index.Length - place]]);
            yield return ("zeros", at, index => Replace(index, place, new byte[BlockLength]));
            yield return ("garbage", at, index => Replace(index, place, Garbage(new Random(place), BlockLength)));
            yield return ("block lost", at, index => [.. index[..place], .. index[Math.Min(index.Length, place + BlockLength)..]]);
            yield return ("block twice", at, index => [.. index[..place], .. index[Math.Max(0, place - BlockLength)..]]);
            yield return ("beginning lost", at, index => index[place..]);
        }
    }

    private static byte[] Damage(byte[] index, Random random)
    {
        if (index.Length == 0)
        {
            return Garbage(random, random.Next(100));
        }

        int at = random.Next(index.Length), length = random.Next(1, Math.Min(index.Length - at, 500) + 1);
        return random.Next(7) switch
        {
            0 => index[..at],
            1 => Replace(index, at, new byte[length]),
            2 => Replace(index, at, Garbage(random, length)),
            3 => Replace(index, at, [(byte)(index[at] ^ 1 << random.Next(8))]),
            4 => [.. index[..at], .. index[(at + length)..]],
            5 => [.. index[..at], .. Garbage(random, length), .. index[at..]],
            _ => [.. index[..at], .. index[at..(at + length)], .. index[at..]],
        };
    }

    private static byte[] Garbage(Random random, int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Replace(byte[] index, int at, byte[] by)
        => [.. index[..at], .. by[..Math.Min(by.Length, index.Length - at)], .. index[Math.Min(index.Length, at + by.Length)..]];

    /// <summary>Uploads, shares, revocations and deletions of two teams; the remaining files, and the index.</summary>
    private async Task<byte[]> FillAsync()
    {
        using (FileStore store = Open())
        {
            var urls = new PublicUrls(store);
            for (int number = 0; number < Files; number++)
            {
                string team = number % 2 == 0 ? "one" : "two";
                byte[] content = Garbage(new Random(number), 20 + number);
                await using FileDraft draft = store.NewDraft();
                await draft.WriteAsync(content, default);
                StoredFile file = await store.AddAsync(team, new NewFile($"{number}.png", "image/png"), draft);
                _contents[file.Id] = content;
                _records.Add(file);
                await urls.CreateAsync(team, file.Id, null);
                _records.Add(store.Get(team, file.Id));
                if (number % 3 == 0)
                {
                    await urls.RevokeAsync(team, file.Id);
                    _records.Add(store.Get(team, file.Id));
                }

                if (number % 4 == 0)
                {
                    await store.DeleteAsync(team, file.Id);
                    _contents.Remove(file.Id);
                }
            }
        }

        return await File.ReadAllBytesAsync(IndexPath);
    }

    /// <summary>A folder in memory if the system has one: thousands of starts would flush to the disk, which is not tested here.</summary>
    private static string NewFolder()
    {
        const string memory = "/dev/shm";
        return Directory.Exists(memory)
            ? Directory.CreateDirectory(Path.Combine(memory, $"xaigen-damage-{Guid.NewGuid()}")).FullName
            : Directory.CreateTempSubdirectory("xaigen-damage-").FullName;
    }

    private FileStore Open() => new(new FolderStorage(Folder), _clock);

    private void Check(byte[]? index, string damage)
    {
        Restore(index);
        var vault = new FolderStorage(Folder);
        List<StoredFile> served;
        using (var store = new FileStore(vault, _clock))
        {
            served = [.. store.All("one"), .. store.All("two")];
            foreach (StoredFile file in served)
            {
                _records.ShouldContain(file, damage);
                using Stream content = store.OpenContent(file);
                byte[] bytes = new byte[content.Length];
                content.ReadExactly(bytes);
                bytes.ShouldBe(_contents[file.Id], damage);
            }
        }

        foreach ((string? id, byte[]? content) in _contents.Where(content => served.All(file => file.Id != content.Key)))
        {
            string name = $"{id}.bin";
            File.ReadAllBytes(Path.Combine(Folder, "damaged", name)).ShouldBe(content, damage);
            vault.SetAside.ShouldContain(name, damage);
        }

        // The second start has nothing to report, and serves the same files.
        var again = new FolderStorage(Folder);
        using var second = new FileStore(again, _clock);
        again.SetAside.ShouldBeEmpty(damage);
        List<StoredFile> kept = [.. second.All("one"), .. second.All("two")];
        kept.ShouldBe(served, ignoreOrder: true, damage);
    }

    /// <summary>The original folder with another index.</summary>
    private void Restore(byte[]? index)
    {
        Directory.Delete(Folder, recursive: true);
        foreach (StoredFile file in _records.DistinctBy(file => file.Id).Where(file => _contents.ContainsKey(file.Id)))
        {
            string team = Path.Combine(Folder, "files", file.Team);
            Directory.CreateDirectory(team);
            File.WriteAllBytes(Path.Combine(team, $"{file.Id}.bin"), _contents[file.Id]);
        }

        if (index is not null)
        {
            File.WriteAllBytes(IndexPath, index);
        }
    }
}
