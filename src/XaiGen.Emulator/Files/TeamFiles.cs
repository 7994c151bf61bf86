using System.Collections.Concurrent;

namespace XaiGen.Emulator.Files;

/// <summary>One team's files by id and by public link.</summary>
internal sealed class TeamFiles
{
    private readonly ConcurrentDictionary<string, StoredFile> _byId = new();
    private readonly ConcurrentDictionary<string, string> _idByToken = new();
    private readonly SemaphoreSlim _turns = new(1, 1);

    public IEnumerable<StoredFile> All => _byId.Select(entry => entry.Value);

    public StoredFile? Find(string id) => _byId.GetValueOrDefault(id);

    public StoredFile? FindByToken(string token) => _idByToken.TryGetValue(token, out var id) ? Find(id) : null;

    /// <summary>Waits until no other change is under way; disposing ends the turn.</summary>
    public async Task<IDisposable> TakeTurnAsync()
    {
        await _turns.WaitAsync();
        return new Turn(_turns);
    }

    public void Add(StoredFile file)
    {
        _byId[file.Id] = file;
        if (file.PublicLink is { } link)
        {
            _idByToken[link.Token] = file.Id;
        }
    }

    public void Replace(StoredFile before, StoredFile after)
    {
        if (before.PublicLink is { } link && link.Token != after.PublicLink?.Token)
        {
            _idByToken.TryRemove(link.Token, out _);
        }

        Add(after);
    }

    public void Remove(StoredFile file)
    {
        _byId.TryRemove(file.Id, out _);
        if (file.PublicLink is { } link)
        {
            _idByToken.TryRemove(link.Token, out _);
        }
    }

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
