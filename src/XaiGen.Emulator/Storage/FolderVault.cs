using System.IO.Enumeration;
using System.Text.Json;
using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Storage;

/// <summary>
/// Keeps files in a folder; README.md beside this class describes the layout.
/// A file exists from the moment the index says so until the index says that it is gone; contents that it does not
/// know are left over from interrupted calls and are cleared away at the next start.
/// </summary>
internal sealed class FolderVault : IFileVault
{
    private const string IndexName = "index.jsonl";
    private const string ContentExtension = ".bin";

    private const int AgainOnLinux = 11;
    private const int AgainOnMac = 35;
    private const int SharingViolationOnWindows = unchecked((int)0x80070020);

    private readonly string _folder;
    private readonly string _files;
    private readonly string _drafts;
    private readonly string _damaged;
    private readonly FileStream _lock;
    private readonly FileIndex _index;
    private readonly List<string> _setAside = [];

    public FolderVault(string folder)
    {
        _folder = folder;
        _files = Path.Combine(folder, "files");
        _drafts = Path.Combine(folder, "drafts");
        _damaged = Path.Combine(folder, "damaged");
        _index = new FileIndex(Path.Combine(folder, IndexName), Path.Combine(_drafts, IndexName));
        try
        {
            Directory.CreateDirectory(_files);
            Directory.CreateDirectory(_drafts);
            _lock = Lock();
            FolderNames.Flush(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unusable(fault);
        }
    }

    /// <summary>What could not be read at the start and was moved to the folder <c>damaged</c>.</summary>
    public IReadOnlyList<string> SetAside => _setAside;

    public IReadOnlyList<StoredFile> Load()
    {
        try
        {
            foreach (var draft in Directory.EnumerateFiles(_drafts))
            {
                File.Delete(draft);
            }

            var finding = Task.Run(FindContents);
            var reading = _index.Read();
            var contents = finding.GetAwaiter().GetResult();
            SetAsideLines(reading.Damaged);
            var sound = reading.Files.Where(file => IsWhole(file, contents)).ToList();

            // Only an index that is whole can tell what was never acknowledged from what it lost.
            Clear(contents.Keys, isLeftOver: reading is { Damaged: [], IsMissing: false });
            _index.Open(sound, isSound: reading.Damaged is [] && sound.Count == reading.Files.Count);
            return sound;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unusable(fault);
        }
    }

    public FileDraft NewDraft() => new Draft(Path.Combine(_drafts, Guid.NewGuid().ToString()));

    public void Add(StoredFile file, FileDraft draft)
    {
        var content = ContentPath(file);
        var folder = Path.GetDirectoryName(content)!;
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            FolderNames.Flush(_files);
        }

        ((Draft)draft).MoveTo(content);
        try
        {
            FolderNames.Flush(folder);
            _index.Put(file);
        }
        catch
        {
            File.Delete(content);
            throw;
        }
    }

    public void Update(StoredFile file) => _index.Put(file);

    public void Remove(IReadOnlyCollection<StoredFile> files)
    {
        _index.Remove(files);
        foreach (var file in files)
        {
            try
            {
                File.Delete(ContentPath(file));
            }
            catch (IOException)
            {
                // By the index the file is gone all the same; the next start clears the content away.
            }
        }
    }

    public Stream OpenContent(StoredFile file) => new FileStream(
        ContentPath(file), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, useAsync: true);

    public void Dispose()
    {
        _index.Dispose();
        _lock.Dispose();
    }

    private EmulatorException Unusable(Exception fault) =>
        new($"The data folder '{_folder}' cannot be used: {fault.Message}", fault);

    /// <summary>The operating system gives the lock up when the process ends, however it ends.</summary>
    private FileStream Lock()
    {
        try
        {
            return new FileStream(
                Path.Combine(_folder, "emulator.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (fault.HResult is AgainOnLinux or AgainOnMac or SharingViolationOnWindows)
        {
            throw new EmulatorException(
                $"The data folder '{_folder}' is in use by another emulator; stop that one, or choose another folder.", fault);
        }
    }

    /// <summary>The length of every content, by its path.</summary>
    private Dictionary<string, long> FindContents()
    {
        var contents = new FileSystemEnumerable<(string Path, long Length)>(
            _files,
            (ref FileSystemEntry entry) => (entry.ToFullPath(), entry.Length),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => entry.FileName.EndsWith(ContentExtension),
        };
        return contents.ToDictionary(content => content.Path, content => content.Length);
    }

    /// <summary>Takes the content of a whole file from the contents; what is not whole is set aside.</summary>
    private bool IsWhole(StoredFile file, Dictionary<string, long> contents)
    {
        var path = ContentPath(file);
        var isThere = contents.Remove(path, out var length);
        if (isThere && length == file.Bytes)
        {
            return true;
        }

        var name = file.Id + ".json";
        Directory.CreateDirectory(_damaged);
        File.WriteAllBytes(Path.Combine(_damaged, name), JsonSerializer.SerializeToUtf8Bytes(file, IndexJson.Default.StoredFile));
        if (isThere)
        {
            MoveToDamaged(path);
        }

        _setAside.Add(name);
        return false;
    }

    private void SetAsideLines(IReadOnlyList<DamagedLine> lines)
    {
        if (lines is [])
        {
            return;
        }

        Directory.CreateDirectory(_damaged);
        File.AppendAllLines(Path.Combine(_damaged, IndexName), lines.Select(line => line.Text));
        _setAside.AddRange(lines.Select(line => $"{IndexName}, line {line.Number}"));
    }

    /// <summary>Deletes contents that nobody was told of; those of which that is not certain are set aside.</summary>
    private void Clear(IEnumerable<string> contents, bool isLeftOver)
    {
        foreach (var path in contents)
        {
            if (isLeftOver)
            {
                File.Delete(path);
            }
            else
            {
                MoveToDamaged(path);
                _setAside.Add(Path.GetFileName(path));
            }
        }
    }

    private void MoveToDamaged(string path)
    {
        Directory.CreateDirectory(_damaged);
        File.Move(path, Path.Combine(_damaged, Path.GetFileName(path)), overwrite: true);
    }

    private string ContentPath(StoredFile file) => Path.Combine(_files, file.Team, file.Id + ContentExtension);

    private sealed class Draft(string path) : FileDraft
    {
        private readonly FileStream _stream =
            new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);

        public override void Flush() => _stream.Flush(flushToDisk: true);

        public void MoveTo(string target)
        {
            Flush();
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
