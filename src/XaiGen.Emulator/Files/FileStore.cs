using System.Collections.Concurrent;
using XaiGen.Emulator.Storage;

namespace XaiGen.Emulator.Files;

/// <summary>
/// All files of all teams. Reading takes no lock; changes within a team are serialised. From its expiry on, an expired file is treated as
/// deleted.
/// </summary>
internal sealed class FileStore : IDisposable
{
    private static readonly TimeSpan s_sweepInterval = TimeSpan.FromHours(1);

    private readonly IFileStorage _storage;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<string, TeamFiles> _teams;
    private readonly ITimer _sweep;
    private long _lastSequence;

    public FileStore(IFileStorage storage, TimeProvider clock)
    {
        _storage = storage;
        _clock = clock;
        IReadOnlyList<StoredFile> files = Load();
        _lastSequence = files.Select(file => file.Sequence).DefaultIfEmpty().Max();
        _teams = new(files.GroupBy(file => file.Team).Select(team => KeyValuePair.Create(team.Key, new TeamFiles(team))));
        _sweep = clock.CreateTimer(_ => _ = SweepAsync(), state: null, s_sweepInterval, s_sweepInterval);
    }

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>The time in whole seconds, as the API counts.</summary>
    public DateTimeOffset NowInSeconds => DateTimeOffset.FromUnixTimeSeconds(Now.ToUnixTimeSeconds());

    public FileDraft NewDraft()
    {
        try
        {
            return _storage.NewDraft();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw ApiFault.NotStored(fault);
        }
    }

    public async Task<StoredFile> AddAsync(string team, NewFile file, FileDraft draft)
    {
        // Contents are flushed to disk in parallel; only their names are written one at a time.
        Keep(draft.Flush);
        TeamFiles files = FilesOf(team);
        using IDisposable turn = await files.TakeTurnAsync();
        DateTimeOffset now = NowInSeconds;
        var stored = new StoredFile
        {
            Id = Tokens.NewFileId(),
            Team = team,
            Sequence = Interlocked.Increment(ref _lastSequence),
            FileName = file.FileName,
            Purpose = file.Purpose,
            ContentType = file.ContentType,
            Bytes = draft.Length,
            CreatedAt = now,
            ExpiresAt = now + file.ExpiresAfter,
            Origin = file.Origin,
        };
        Keep(() => _storage.Add(stored, draft));
        files.Add(stored);
        return stored;
    }

    public StoredFile? Find(string team, string id)
        => FilesOf(team).Find(id) is { } file && file.IsAliveAt(Now) ? file : null;

    public StoredFile Get(string team, string id) => Find(team, id) ?? throw NoSuchFile(id);

    public IEnumerable<StoredFile> All(string team) => Alive(FilesOf(team).All);

    /// <summary>The team's files in an order, starting after a position.</summary>
    public IEnumerable<StoredFile> InOrder(string team, FileSort sort, bool isDescending, SortKey? start)
        => Alive(FilesOf(team).InOrder(sort, isDescending, start));

    /// <summary>The team's files that match a filter.</summary>
    public IEnumerable<StoredFile> Search(
        string team, FileSort sort, bool isDescending, SortKey? start, Predicate<StoredFile> matches)
    {
        DateTimeOffset now = Now;
        return FilesOf(team).Search(sort, isDescending, start, file => file.IsAliveAt(now) && matches(file));
    }

    /// <summary>The number of public URLs of the team that work now.</summary>
    public int CountActiveLinks(string team) => Linked(FilesOf(team)).Count();

    /// <summary>The files of all teams whose public URLs work now.</summary>
    public IEnumerable<StoredFile> Linked() => _teams.Values.SelectMany(Linked);

    /// <summary>The number of files of all teams.</summary>
    public int Count() => _teams.Keys.Sum(team => All(team).Count());

    /// <summary>The newest files of all teams, newest first.</summary>
    public IEnumerable<StoredFile> Newest(int count) => _teams.Keys
        .SelectMany(team => InOrder(team, FileSort.CreatedAt, isDescending: true, start: null).Take(count))
        .OrderByDescending(file => file.Sequence)
        .Take(count);

    /// <summary>Finds a file of any team.</summary>
    public StoredFile? FindAnywhere(string id)
        => _teams.Keys.Select(team => Find(team, id)).FirstOrDefault(file => file is not null);

    /// <summary>Changes a file after pending changes of the team are done.</summary>
    /// <returns>The new record; null if the file does not exist.</returns>
    public async Task<StoredFile?> ChangeAsync(string team, string id, Func<StoredFile, StoredFile> change)
    {
        TeamFiles files = FilesOf(team);
        using IDisposable turn = await files.TakeTurnAsync();
        if (Find(team, id) is not { } before)
        {
            return null;
        }

        StoredFile after = change(before);
        if (after != before)
        {
            Keep(() => _storage.Update(after));
            files.Replace(after);
        }

        return after;
    }

    public async Task DeleteAsync(string team, string id)
    {
        TeamFiles files = FilesOf(team);
        using IDisposable turn = await files.TakeTurnAsync();
        StoredFile file = Get(team, id);
        Keep(() => _storage.Remove([file]));
        files.Remove(file);
    }

    /// <summary>Deletes all files of all teams, or none of them.</summary>
    public async Task ClearAsync()
    {
        List<IDisposable> turns = [];
        try
        {
            // Locks are taken in a fixed order to avoid deadlocks.
            List<TeamFiles> teams = [.. _teams.OrderBy(team => team.Key, StringComparer.Ordinal).Select(team => team.Value)];
            foreach (TeamFiles files in teams)
            {
                turns.Add(await files.TakeTurnAsync());
            }

            Keep(() => _storage.Remove([.. teams.SelectMany(files => files.All)]));
            foreach (TeamFiles files in teams)
            {
                files.All.ToList().ForEach(files.Remove);
            }
        }
        finally
        {
            turns.ForEach(turn => turn.Dispose());
        }
    }

    /// <summary>The file that a public URL's token belongs to, whether the URL still works or not.</summary>
    public StoredFile? FindByToken(string token)
        => _teams.Values.Select(files => files.FindByToken(token)).FirstOrDefault(file => file is not null);

    public Stream OpenContent(StoredFile file)
    {
        try
        {
            return _storage.OpenContent(file);
        }
        catch (FileNotFoundException)
        {
            // The file was deleted after it was looked up.
            throw NoSuchFile(file.Id);
        }
    }

    public void Dispose()
    {
        _sweep.Dispose();
        _storage.Dispose();
    }

    private static ApiFault NoSuchFile(string id) => ApiFault.NotFound($"File '{id}' does not exist");

    private static void Keep(Action write)
    {
        try
        {
            write();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw ApiFault.NotStored(fault);
        }
    }

    private IReadOnlyList<StoredFile> Load()
    {
        try
        {
            return _storage.Load();
        }
        catch
        {
            _storage.Dispose();
            throw;
        }
    }

    private TeamFiles FilesOf(string team) => _teams.GetOrAdd(team, _ => new TeamFiles([]));

    private IEnumerable<StoredFile> Linked(TeamFiles files)
    {
        DateTimeOffset now = Now;
        return files.Linked.Where(file => file.LinkAt(now) is not null);
    }

    private IEnumerable<StoredFile> Alive(IEnumerable<StoredFile> files)
    {
        DateTimeOffset now = Now;
        return files.Where(file => file.IsAliveAt(now));
    }

    /// <summary>Removes the contents of expired files.</summary>
    private async Task SweepAsync()
    {
        foreach (TeamFiles files in _teams.Values)
        {
            using IDisposable turn = await files.TakeTurnAsync();
            DateTimeOffset now = Now;
            List<StoredFile> expired = [.. files.All.Where(file => !file.IsAliveAt(now))];
            if (expired is [])
            {
                continue;
            }

            try
            {
                _storage.Remove(expired);
                expired.ForEach(files.Remove);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // The files stay invisible to callers; the next sweep tries again.
            }
        }
    }
}
