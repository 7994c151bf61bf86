using Microsoft.Win32.SafeHandles;

namespace XaiGen.Emulator.Imagine;

/// <summary>Bytes on disk, and also in memory while there is enough of it.</summary>
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
