namespace XaiGen;

/// <summary>Forwards writes to another stream and reports the number of bytes written. It does not close that stream.</summary>
internal sealed class ProgressStream(Stream target, IProgress<long> progress) : Stream
{
    private const int LargestPiece = 81_920;

    private long _written;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _written;
        set => throw new NotSupportedException();
    }

    /// <summary>Returns the file with progress reporting; each attempt is reported from 0.</summary>
    public static FilePart Of(FilePart file, IProgress<long> progress) => FilePart.FromWriter(
        (target, cancellationToken) => file.WriteToAsync(new ProgressStream(target, progress), cancellationToken),
        file.FileName,
        file.MediaType,
        file.Length,
        file.CanBeResent);

    // Bytes in memory are written in a single call; writing them in pieces makes progress visible.
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            ReadOnlyMemory<byte> piece = buffer[..Math.Min(buffer.Length, LargestPiece)];
            await target.WriteAsync(piece, cancellationToken).ConfigureAwait(false);
            _written += piece.Length;
            Tell();
            buffer = buffer[piece.Length..];
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count)
    {
        target.Write(buffer, offset, count);
        _written += count;
        Tell();
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => target.FlushAsync(cancellationToken);

    public override void Flush() => target.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Tell() => Quietly.Do(static told => told.progress.Report(told.written), (progress, written: _written));
}
