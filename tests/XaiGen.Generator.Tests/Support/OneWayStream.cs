using System.Text;

namespace XaiGen.Generator.Tests.Support;

/// <summary>A stream like that of a network: forward-only, of unknown length.</summary>
internal sealed class OneWayStream(long length, Func<long, byte> byteAt) : Stream
{
    private long _position;

    public OneWayStream(string text)
        : this(Encoding.UTF8.GetByteCount(text), position => Encoding.UTF8.GetBytes(text)[position])
    {
    }

    /// <summary>The largest number of bytes requested in one read.</summary>
    public int LargestRead { get; private set; }

    public bool IsDisposed { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        LargestRead = Math.Max(LargestRead, count);
        int read = (int)Math.Min(count, length - _position);
        for (int i = 0; i < read; i++)
        {
            buffer[offset + i] = byteAt(_position++);
        }

        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing) => IsDisposed = true;
}
