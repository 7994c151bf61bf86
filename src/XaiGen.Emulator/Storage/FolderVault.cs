using System.Text.Json;
using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Storage;

/// <summary>
/// Keeps files in a folder; README.md beside this class describes the layout.
/// A file exists from the moment its record has its final name until that name is gone; whatever else
/// lies in the folder is left over from an interrupted call and is cleared away at the next start.
/// </summary>
internal sealed class FolderVault : IFileVault
{
    private const string RecordExtension = ".json";
    private const string ContentExtension = ".bin";

    private readonly string _files;
    private readonly string _drafts;
    private readonly string _damaged;
    private readonly FileStream _lock;

    public FolderVault(string folder)
    {
        _files = Path.Combine(folder, "files");
        _drafts = Path.Combine(folder, "drafts");
        _damaged = Path.Combine(folder, "damaged");
        try
        {
            Directory.CreateDirectory(_files);
            Directory.CreateDirectory(_drafts);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unusable(folder, fault);
        }

        _lock = Lock(folder);
    }

    /// <summary>Records that could not be read at the start and were moved to the folder <c>damaged</c>.</summary>
    public IReadOnlyList<string> SetAside { get; private set; } = [];

    public IReadOnlyList<StoredFile> Load()
    {
        List<StoredFile> files = [];
        List<string> setAside = [];
        try
        {
            foreach (var draft in Directory.EnumerateFiles(_drafts))
            {
                File.Delete(draft);
            }

            foreach (var team in Directory.EnumerateDirectories(_files))
            {
                LoadTeam(team, files, setAside);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unusable(_files, fault);
        }

        SetAside = setAside;
        return files;
    }

    public FileDraft NewDraft() => new Draft(NewDraftPath());

    public void Add(StoredFile file, FileDraft draft)
    {
        Directory.CreateDirectory(TeamFolder(file.Team));
        ((Draft)draft).MoveTo(ContentPath(file));
        try
        {
            Update(file);
        }
        catch
        {
            File.Delete(ContentPath(file));
            throw;
        }
    }

    public void Update(StoredFile file)
    {
        var draft = NewDraftPath();
        try
        {
            using (var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.Write))
            {
                JsonSerializer.Serialize(stream, file, RecordJson.Default.StoredFile);
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, RecordPath(file), overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    public void Remove(StoredFile file)
    {
        File.Delete(RecordPath(file));
        try
        {
            File.Delete(ContentPath(file));
        }
        catch (IOException)
        {
            // Without its record the file is gone all the same; the next start clears the content away.
        }
    }

    public Stream OpenContent(StoredFile file) => new FileStream(
        ContentPath(file), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, useAsync: true);

    public void Dispose() => _lock.Dispose();

    private static EmulatorException Unusable(string folder, Exception fault) =>
        new($"The data folder '{folder}' cannot be used: {fault.Message}", fault);

    private static FileStream Lock(string folder)
    {
        try
        {
            return new FileStream(
                Path.Combine(folder, "emulator.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new EmulatorException(
                $"The data folder '{folder}' is in use by another emulator or cannot be written: {fault.Message}", fault);
        }
    }

    private void LoadTeam(string folder, List<StoredFile> files, List<string> setAside)
    {
        HashSet<string> known = [];
        foreach (var path in Directory.EnumerateFiles(folder, "*" + RecordExtension))
        {
            if (Read(path) is { } file)
            {
                files.Add(file);
                known.Add(ContentPath(file));
            }
            else
            {
                MoveToDamaged(path);
                MoveToDamaged(Path.ChangeExtension(path, ContentExtension));
                setAside.Add(Path.GetFileName(path));
            }
        }

        foreach (var content in Directory.EnumerateFiles(folder, "*" + ContentExtension))
        {
            if (!known.Contains(content))
            {
                File.Delete(content);
            }
        }
    }

    /// <summary>Null where record and content do not make one whole file at its own place.</summary>
    private StoredFile? Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var file = JsonSerializer.Deserialize(stream, RecordJson.Default.StoredFile);
            var isWhole = file is not null
                && RecordPath(file) == path
                && new FileInfo(ContentPath(file)) is { Exists: true } content
                && content.Length == file.Bytes;
            return isWhole ? file : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void MoveToDamaged(string path)
    {
        if (File.Exists(path))
        {
            Directory.CreateDirectory(_damaged);
            File.Move(path, Path.Combine(_damaged, Path.GetFileName(path)), overwrite: true);
        }
    }

    private string TeamFolder(string team) => Path.Combine(_files, team);

    private string RecordPath(StoredFile file) => Path.Combine(TeamFolder(file.Team), file.Id + RecordExtension);

    private string ContentPath(StoredFile file) => Path.Combine(TeamFolder(file.Team), file.Id + ContentExtension);

    private string NewDraftPath() => Path.Combine(_drafts, Guid.NewGuid().ToString());

    private sealed class Draft(string path) : FileDraft
    {
        private readonly FileStream _stream =
            new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);

        public void MoveTo(string target)
        {
            _stream.Flush(flushToDisk: true);
            _stream.Dispose();
            File.Move(path, target);
        }

        public override async ValueTask DisposeAsync()
        {
            await _stream.DisposeAsync();
            File.Delete(path);
        }

        protected override ValueTask AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
            _stream.WriteAsync(bytes, cancellationToken);
    }
}
