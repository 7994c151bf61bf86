using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Storage;

/// <summary>
/// The index of files: an append-only text with one line per change, which is rewritten when most of it is out of date. A change is durable
/// once its line, including the line end, is on disk.
/// </summary>
internal sealed class FileIndex(string path, string draftPath) : IDisposable
{
    /// <summary>The number of outdated lines from which rewriting the index is worthwhile.</summary>
    private const int SpareLines = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, StoredFile> _files = [];

    /// <summary>Removed files whose contents could not be deleted yet.</summary>
    private readonly HashSet<string> _undeleted = [];

    private FileStream? _text;
    private long _length;
    private long _lines;

    /// <summary>Reads the index. If it does not exist, it is empty.</summary>
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

    /// <summary>Opens the index for changes.</summary>
    /// <param name="sound">The intact files among those that were read.</param>
    /// <param name="undeleted">The IDs of removed files whose contents still exist.</param>
    /// <param name="isSound">Whether the index already has exactly this content.</param>
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

    /// <summary>Records that the content of a removed file still exists, so that the index must keep its removal.</summary>
    public void KeepRemoved(string id)
    {
        lock (_lock)
        {
            _undeleted.Add(id);
        }
    }

    public void Dispose() => _text?.Dispose();

    /// <summary>Appends all of the lines, or none of them.</summary>
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
            // Removes a partly written line before the next one.
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
            // The existing text has the same content; there is no space for a shorter one now.
            File.Delete(draftPath);
        }
    }

    /// <summary>Rewrites the index with one line for each file that exists, or whose content may still exist.</summary>
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
