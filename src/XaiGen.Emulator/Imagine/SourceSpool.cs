using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace XaiGen.Emulator.Imagine;

/// <summary>
/// Keeps on the disk what requests work from. A result can be fetched for a day, and is made anew from its sources where its
/// bytes did not stay in memory; the sources themselves would soon fill it. The same bytes are kept once. The files go
/// when nothing refers to them any longer, and at the latest with the process.
/// </summary>
/// <param name="folder">Where the files are; they have no name there on Unix.</param>
internal sealed class SourceSpool(string folder) : IDisposable
{
    /// <summary>A file as a whole is as old as the youngest of what refers to it.</summary>
    private const long LongestFile = 256L * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, WeakReference<SourceContent>> _known = [];
    private SafeFileHandle? _file;
    private long _length;

    public SourceContent Keep(byte[] bytes)
    {
        string hash = Convert.ToHexString(SHA256.HashData(bytes));
        lock (_lock)
        {
            if (_known.TryGetValue(hash, out WeakReference<SourceContent>? known) && known.TryGetTarget(out SourceContent? content))
            {
                return content;
            }

            content = Write(bytes);
            foreach (string gone in _known.Where(entry => !entry.Value.TryGetTarget(out _)).Select(entry => entry.Key).ToList())
            {
                _known.Remove(gone);
            }

            _known[hash] = new WeakReference<SourceContent>(content);
            return content;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _file?.Dispose();
        }
    }

    private SourceContent Write(byte[] bytes)
    {
        try
        {
            if (_file is null || _length >= LongestFile)
            {
                (_file, _length) = (Open(), 0);
            }

            RandomAccess.Write(_file, bytes, _length);
            var content = new SourceContent(_file, _length, bytes);
            _length += bytes.Length;
            return content;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw ApiFault.NotStored(fault);
        }
    }

    private SafeFileHandle Open()
    {
        string path = Path.Combine(folder, $"xaigen-sources-{Guid.NewGuid()}");
        SafeFileHandle file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
        {
            // So that it goes also with a process that is killed. Windows sees to that by itself.
            File.Delete(path);
        }

        return file;
    }
}

/// <summary>Bytes on the disk, and in memory too as long as there is room for them.</summary>
internal sealed class SourceContent(SafeFileHandle file, long offset, byte[] bytes)
{
    private readonly int _length = bytes.Length;
    private readonly WeakReference<byte[]> _bytes = new(bytes);

    public byte[] Read()
    {
        if (_bytes.TryGetTarget(out byte[]? known))
        {
            return known;
        }

        byte[] read = new byte[_length];
        for (int count = 0; count < read.Length;)
        {
            int more = RandomAccess.Read(file, read.AsSpan(count), offset + count);
            count += more > 0 ? more : throw new EndOfStreamException("The emulator's own copy of a source was cut.");
        }

        _bytes.SetTarget(read);
        return read;
    }
}
