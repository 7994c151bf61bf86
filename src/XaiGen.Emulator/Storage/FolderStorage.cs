using System.IO.Enumeration;
using System.Text.Json;
using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Storage;

/// <summary>
/// Keeps files in a folder; README.md beside this class describes the layout. A file exists from the moment the index contains it until the
/// index contains its removal. Until then its content is in the folder of drafts, so every content in the folder of files had a line: if
/// the line is missing, the index was damaged.
/// </summary>
internal sealed class FolderStorage : IFileStorage
{
    private const string IndexName = "index.jsonl";
    private const string ContentExtension = ".bin";

    private const int AgainOnLinux = 11;
    private const int AgainOnMac = 35;
    private const int SharingViolationOnWindows = unchecked((int)0x80070020);

    private readonly string _files;
    private readonly string _damaged;
    private readonly FileStream _lock;
    private readonly FileIndex _index;
    private readonly List<string> _setAside = [];

    public FolderStorage(string folder)
    {
        // Contents are found by their full paths, and the process may change its current folder.
        Folder = FullPathOf(folder);
        Drafts = Path.Combine(Folder, "drafts");
        _files = Path.Combine(Folder, "files");
        _damaged = Path.Combine(Folder, "damaged");
        _index = new FileIndex(Path.Combine(Folder, IndexName), Path.Combine(Drafts, IndexName));
        try
        {
            Directory.CreateDirectory(_files);
            Directory.CreateDirectory(Drafts);
            _lock = Lock();
            FolderNames.Flush(Folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unusable(Folder, fault);
        }
    }

    /// <summary>The full path of the data folder.</summary>
    public string Folder { get; }

    /// <summary>The full path of the subfolder for data that need not outlive the process.</summary>
    public string Drafts { get; }

    /// <summary>The files that could not be read at the start and were moved to the folder <c>damaged</c>.</summary>
    public IReadOnlyList<string> SetAside => _setAside;

    public IReadOnlyList<StoredFile> Load()
    {
        try
        {
            Task<Dictionary<string, long>> finding = Task.Run(FindContents);
            IndexContent index = _index.Read();
            Dictionary<string, long> contents = finding.GetAwaiter().GetResult();
            Recover(index.Files, contents);
            SetAsideLines(index.Damaged);
            List<StoredFile> sound = [.. index.Files.Where(file => IsWhole(file, contents))];
            List<string> undeleted = Clear(contents.Keys, index.Removed);
            _index.Open(sound, undeleted, isSound: index.Damaged is [] && sound.Count == index.Files.Count);
            return sound;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unusable(Folder, fault);
        }
    }

    public FileDraft NewDraft() => new Draft(Path.Combine(Drafts, Guid.NewGuid().ToString()));

    public void Add(StoredFile file, FileDraft draft)
    {
        string content = ContentPath(file);
        string folder = Path.GetDirectoryName(content)!;
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            FolderNames.Flush(_files);
        }

        var own = (Draft)draft;
        own.Complete(DraftPath(file));
        _index.Put(file);
        try
        {
            own.MoveTo(content);
            FolderNames.Flush(folder);
        }
        catch
        {
            _index.Remove([file]);
            throw;
        }
    }

    public void Update(StoredFile file) => _index.Put(file);

    public void Remove(IReadOnlyCollection<StoredFile> files)
    {
        _index.Remove(files);
        foreach (StoredFile file in files)
        {
            if (!TryDelete(ContentPath(file)))
            {
                _index.KeepRemoved(file.Id);
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

    private static string FullPathOf(string folder)
    {
        try
        {
            return Path.GetFullPath(folder);
        }
        catch (ArgumentException fault)
        {
            throw Unusable(folder, fault);
        }
    }

    private static EmulatorException Unusable(string folder, Exception fault)
        => new($"The data folder '{folder}' cannot be used: {fault.Message}", fault);

    /// <summary>The operating system releases the lock when the process ends, however it ends.</summary>
    private FileStream Lock()
    {
        try
        {
            return new FileStream(
                Path.Combine(Folder, "emulator.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (fault.HResult is AgainOnLinux or AgainOnMac or SharingViolationOnWindows)
        {
            throw new EmulatorException(
                $"The data folder '{Folder}' is in use by another emulator; stop that one, or choose another folder.", fault);
        }
    }

    /// <summary>The length of every content, by path.</summary>
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

    /// <summary>Finishes moves that were interrupted after a file's line was written, and deletes all other drafts.</summary>
    private void Recover(IEnumerable<StoredFile> files, Dictionary<string, long> contents)
    {
        var drafts = Directory.EnumerateFiles(Drafts).ToDictionary(path => path, path => new FileInfo(path).Length);
        if (drafts.Count == 0)
        {
            return;
        }

        foreach (StoredFile file in files)
        {
            string draft = DraftPath(file), content = ContentPath(file);
            if (drafts.TryGetValue(draft, out long length) && length == file.Bytes && contents.TryAdd(content, length))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(content)!);
                File.Move(draft, content);
                FolderNames.Flush(Path.GetDirectoryName(content)!);
            }
        }

        foreach (string draft in drafts.Keys)
        {
            File.Delete(draft);
        }
    }

    /// <summary>Whether a file's content is complete, which is then removed from the contents; incomplete content is set aside.</summary>
    private bool IsWhole(StoredFile file, Dictionary<string, long> contents)
    {
        string path = ContentPath(file);
        bool isThere = contents.Remove(path, out long length);
        if (isThere && length == file.Bytes)
        {
            return true;
        }

        string record = DamagedPath(file.Id + ".json");
        File.WriteAllBytes(record, JsonSerializer.SerializeToUtf8Bytes(file, IndexJson.Default.StoredFile));
        if (isThere)
        {
            File.Move(path, DamagedPath(Path.GetFileName(path)));
        }

        _setAside.Add(Path.GetFileName(record));
        return false;
    }

    private void SetAsideLines(IReadOnlyList<DamagedLine> lines)
    {
        if (lines is [])
        {
            return;
        }

        Directory.CreateDirectory(_damaged);
        using var text = new FileStream(Path.Combine(_damaged, IndexName), FileMode.Append, FileAccess.Write);
        foreach (DamagedLine line in lines)
        {
            text.Write(line.Text);
            text.WriteByte(IndexText.LineEnd);
            _setAside.Add($"{IndexName}, line {line.Number}");
        }

        text.Flush(flushToDisk: true);
    }

    /// <summary>Deletes the contents of removed files. Contents that the index does not mention are set aside.</summary>
    /// <returns>The IDs of the removed files whose contents cannot be deleted.</returns>
    private List<string> Clear(IEnumerable<string> contents, IReadOnlySet<string> removed)
    {
        List<string> undeleted = [];
        foreach (string path in contents)
        {
            string id = Path.GetFileNameWithoutExtension(path);
            if (!removed.Contains(id))
            {
                string place = DamagedPath(Path.GetFileName(path));
                File.Move(path, place);
                _setAside.Add(Path.GetFileName(place));
            }
            else if (!TryDelete(path))
            {
                undeleted.Add(id);
            }
        }

        return undeleted;
    }

    /// <summary>
    /// Content that cannot be deleted does no harm: according to the index its file is removed, also after the next start.
    /// </summary>
    private static bool TryDelete(string path)
    {
        try
        {
            File.Delete(path);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>A path for a damaged file that is not used by one set aside earlier.</summary>
    private string DamagedPath(string name)
    {
        Directory.CreateDirectory(_damaged);
        string path = Path.Combine(_damaged, name);
        for (int number = 2; File.Exists(path); number++)
        {
            path = Path.Combine(_damaged, $"{Path.GetFileNameWithoutExtension(name)}.{number}{Path.GetExtension(name)}");
        }

        return path;
    }

    private string DraftPath(StoredFile file) => Path.Combine(Drafts, file.Id + ContentExtension);

    private string ContentPath(StoredFile file) => Path.Combine(_files, file.Team, file.Id + ContentExtension);

    private sealed class Draft(string path) : FileDraft
    {
        private readonly FileStream _stream =
            new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);

        private string? _path = path;

        public override void Flush() => _stream.Flush(flushToDisk: true);

        /// <summary>Gives it the name by which it is found after an interruption.</summary>
        public void Complete(string name)
        {
            Flush();
            _stream.Dispose();
            File.Move(_path!, name);
            _path = name;
        }

        public void MoveTo(string target)
        {
            File.Move(_path!, target);
            _path = null;
        }

        public override async ValueTask DisposeAsync()
        {
            await _stream.DisposeAsync();
            if (_path is not null)
            {
                File.Delete(_path);
            }
        }

        protected override ValueTask AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
            => _stream.WriteAsync(bytes, cancellationToken);
    }
}
