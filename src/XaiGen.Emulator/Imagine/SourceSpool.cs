using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace XaiGen.Emulator.Imagine;

/// <summary>
/// Keeps the sources of requests on disk. A result can be downloaded for a day, and is rendered again from its sources if its bytes are no
/// longer in memory; the sources themselves would soon fill the memory. Identical bytes are stored once. The files are removed when they
/// are no longer referenced, and at the latest when the process ends.
/// </summary>
/// <param name="folder">The folder of the files; on Unix they are unlinked as soon as they are open.</param>
internal sealed class SourceSpool(string folder) : IDisposable
{
    /// <summary>The size limit of a spool file, which can be removed only when none of its contents is referenced.</summary>
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
            // Unlinked so that the file is removed even if the process is killed. On Windows the system does this.
            File.Delete(path);
        }

        return file;
    }
}
