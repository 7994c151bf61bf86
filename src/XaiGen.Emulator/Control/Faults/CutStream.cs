namespace XaiGen.Emulator.Control;

/// <summary>
/// Passes on so many bytes and then fails. The server answers a failure amid a body by closing the connection once
/// what was written has gone out, so that exactly these bytes arrive.
/// </summary>
internal sealed class CutStream(Stream target, long bytes) : Stream
{
    private long _left = bytes;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var passing = (int)Math.Min(buffer.Length, _left);
        await target.WriteAsync(buffer[..passing], cancellationToken);
        _left -= passing;
        if (passing < buffer.Length)
        {
            await target.FlushAsync(cancellationToken);
            throw new BodyCutException();
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => target.FlushAsync(cancellationToken);

    public override void Flush() => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}

/// <summary>The body ended where a fault cut it.</summary>
internal sealed class BodyCutException() : Exception("A planned fault cut the body of this answer.");
