using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Storage;

/// <summary>
/// Which files there are: a text that only grows, one line for each change, and is written anew when most of it is out of
/// date. A change counts once its line, with its line end, is on the disk.
/// </summary>
internal sealed class FileIndex(string path, string draftPath) : IDisposable
{
    /// <summary>So many lines may be out of date before it is worth writing the index anew.</summary>
    private const int SpareLines = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, StoredFile> _files = [];

    /// <summary>Files that are gone, but whose contents could not be deleted yet.</summary>
    private readonly HashSet<string> _undeleted = [];

    private FileStream? _text;
    private long _length;
    private long _lines;

    /// <summary>What the index says. One that is missing says nothing.</summary>
    public IndexContent Read()
    {
        IndexReading reading = IndexText.Read(File.Exists(path) ? File.ReadAllBytes(path) : []);
        HashSet<string> removed = [];
        _files.EnsureCapacity(reading.Lines.Count);
        foreach (IndexLine line in reading.Lines)
        {
            if (line.File is { } file)
            {
                _files[file.Id] = file;
                removed.Remove(file.Id);
            }
            else
            {
                _files.Remove(line.Removed!);
                removed.Add(line.Removed!);
            }
        }

        (_lines, _length) = (reading.Lines.Count + reading.Damaged.Count, reading.Length);
        return new IndexContent([.. _files.Values], removed, reading.Damaged);
    }

    /// <summary>Makes the index ready for changes.</summary>
    /// <param name="sound">The files that go on, of those that were read.</param>
    /// <param name="undeleted">The IDs of files that are gone, but not their contents.</param>
    /// <param name="isSound">Whether the index says just that already.</param>
    public void Open(IReadOnlyCollection<StoredFile> sound, IEnumerable<string> undeleted, bool isSound)
    {
        _undeleted.UnionWith(undeleted);
        if (!isSound)
        {
            _files.Clear();
            foreach (StoredFile file in sound)
            {
                _files[file.Id] = file;
            }

            Rewrite();
            return;
        }

        _text = OpenText();
        _text.SetLength(_length);
        FlushName();
        RewriteIfWorthIt();
    }

    public void Put(StoredFile file)
    {
        lock (_lock)
        {
            Append([new IndexLine { File = file }]);
            _files[file.Id] = file;
        }
    }

    public void Remove(IReadOnlyCollection<StoredFile> files)
    {
        lock (_lock)
        {
            Append(files.Select(file => new IndexLine { Removed = file.Id }));
            foreach (StoredFile file in files)
            {
                _files.Remove(file.Id);
            }
        }
    }

    /// <summary>The content of a removed file is still there, so that the index has to go on saying that the file is not.</summary>
    public void KeepRemoved(string id)
    {
        lock (_lock)
        {
            _undeleted.Add(id);
        }
    }

    public void Dispose() => _text?.Dispose();

    /// <summary>All lines or none of them.</summary>
    private void Append(IEnumerable<IndexLine> lines)
    {
        RewriteIfWorthIt();
        using var added = new MemoryStream();
        int count = Write(lines, added);
        try
        {
            _text!.Position = _length;
            _text.Write(added.GetBuffer(), 0, (int)added.Length);
            _text.Flush(flushToDisk: true);
        }
        catch
        {
            // What did get written must not come before the next line.
            _text!.SetLength(_length);
            throw;
        }

        _length += added.Length;
        _lines += count;
    }

    private void RewriteIfWorthIt()
    {
        if (_lines <= SpareLines + (2 * _files.Count))
        {
            return;
        }

        try
        {
            Rewrite();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The text as it is says the same; there is no room to say it shorter now.
            File.Delete(draftPath);
        }
    }

    /// <summary>One line for each file there is, or whose content may be there, in the place of all the lines before.</summary>
    private void Rewrite()
    {
        long length;
        int lines;
        using (var draft = new FileStream(draftPath, FileMode.Create, FileAccess.Write))
        {
            lines = Write(_undeleted.Select(id => new IndexLine { Removed = id }), draft)
                + Write(_files.Values.OrderBy(file => file.Sequence).Select(file => new IndexLine { File = file }), draft);
            draft.Flush(flushToDisk: true);
            length = draft.Length;
        }

        _text?.Dispose();
        try
        {
            File.Move(draftPath, path, overwrite: true);
            (_length, _lines) = (length, lines);
            FlushName();
        }
        finally
        {
            _text = OpenText();
        }
    }

    private void FlushName() => FolderNames.Flush(Path.GetDirectoryName(path)!);

    private FileStream OpenText() => new(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);

    private static int Write(IEnumerable<IndexLine> lines, Stream text)
    {
        int count = 0;
        foreach (IndexLine line in lines)
        {
            IndexText.Write(line, text);
            count++;
        }

        return count;
    }
}

/// <summary>What an index says, and what in it cannot be read.</summary>
/// <param name="Files">The files there are.</param>
/// <param name="Removed">The IDs of files that there were.</param>
/// <param name="Damaged">The lines that cannot be read.</param>
internal sealed record IndexContent(IReadOnlyList<StoredFile> Files, IReadOnlySet<string> Removed, IReadOnlyList<DamagedLine> Damaged);
