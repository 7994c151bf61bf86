using System.Text;
using System.Text.Json;
using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Storage;

/// <summary>
/// Which files there are: a text that only grows, one JSON line for each change, and is written anew when most of it
/// is out of date. A change counts once its line, with its line end, is on the disk.
/// </summary>
internal sealed class FileIndex(string path, string draftPath) : IDisposable
{
    private const byte LineEnd = (byte)'\n';

    /// <summary>So many lines may be out of date before it is worth writing the index anew.</summary>
    private const int SpareLines = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, StoredFile> _files = [];
    private FileStream? _text;
    private long _length;
    private long _lines;

    /// <summary>What the index says, and what in it cannot be read. A torn last line was never acknowledged.</summary>
    public IndexReading Read()
    {
        var isMissing = !File.Exists(path);
        var text = isMissing ? [] : File.ReadAllBytes(path);
        var lines = LinesOf(text);

        // Reading a line takes far longer than what it changes, and no line needs another one for it.
        var changes = new IndexLine?[lines.Count];
        Parallel.For(0, changes.Length, number => changes[number] = IndexLineReader.Read(text.AsSpan(lines[number])));

        List<DamagedLine> damaged = [];
        _files.EnsureCapacity(changes.Length);
        for (var number = 0; number < changes.Length; number++)
        {
            if (!TryApply(changes[number]))
            {
                damaged.Add(new DamagedLine(number + 1, Encoding.UTF8.GetString(text.AsSpan(lines[number]))));
            }
        }

        _lines = lines.Count;
        _length = text.AsSpan().LastIndexOf(LineEnd) + 1;
        return new IndexReading([.. _files.Values], damaged, isMissing);
    }

    /// <summary>Makes the index ready for changes.</summary>
    /// <param name="sound">The files that go on, of those that were read.</param>
    /// <param name="isSound">Whether the index says just that already.</param>
    public void Open(IReadOnlyCollection<StoredFile> sound, bool isSound)
    {
        if (!isSound)
        {
            _files.Clear();
            foreach (var file in sound)
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
            foreach (var file in files)
            {
                _files.Remove(file.Id);
            }
        }
    }

    public void Dispose() => _text?.Dispose();

    /// <summary>The lines that have their end.</summary>
    private static List<Range> LinesOf(ReadOnlySpan<byte> text)
    {
        List<Range> lines = [];
        for (var start = 0; text[start..].IndexOf(LineEnd) is var length and >= 0; start += length + 1)
        {
            lines.Add(start..(start + length));
        }

        return lines;
    }

    private bool TryApply(IndexLine? line)
    {
        switch (line)
        {
            case { File: { } file, Removed: null }:
                _files[file.Id] = file;
                return true;
            case { File: null, Removed: { } id }:
                _files.Remove(id);
                return true;
            default:
                return false;
        }
    }

    /// <summary>All lines or none of them.</summary>
    private void Append(IEnumerable<IndexLine> lines)
    {
        RewriteIfWorthIt();
        using var added = new MemoryStream();
        var count = Write(lines, added);
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

    /// <summary>One line for each file there is, in the place of all the lines before.</summary>
    private void Rewrite()
    {
        long length;
        using (var draft = new FileStream(draftPath, FileMode.Create, FileAccess.Write))
        {
            Write(_files.Values.OrderBy(file => file.Sequence).Select(file => new IndexLine { File = file }), draft);
            draft.Flush(flushToDisk: true);
            length = draft.Length;
        }

        _text?.Dispose();
        try
        {
            File.Move(draftPath, path, overwrite: true);
            (_length, _lines) = (length, _files.Count);
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
        var count = 0;
        foreach (var line in lines)
        {
            JsonSerializer.Serialize(text, line, IndexJson.Default.IndexLine);
            text.WriteByte(LineEnd);
            count++;
        }

        return count;
    }
}

/// <summary>An index as it was found. One that is missing does not say that there are no files.</summary>
internal sealed record IndexReading(IReadOnlyList<StoredFile> Files, IReadOnlyList<DamagedLine> Damaged, bool IsMissing);

/// <summary>A line that is no change of the index, counted from 1.</summary>
internal sealed record DamagedLine(long Number, string Text);
