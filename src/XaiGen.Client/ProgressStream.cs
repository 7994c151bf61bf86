namespace XaiGen;

/// <summary>Passes on what is written to it, and tells how much that was. It is the upload's to write to, and nobody's to close.</summary>
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

    /// <summary>The file, with each of its tries reported from 0 on.</summary>
    public static FilePart Of(FilePart file, IProgress<long> progress) => FilePart.FromWriter(
        (target, cancellationToken) => file.WriteToAsync(new ProgressStream(target, progress), cancellationToken),
        file.FileName,
        file.MediaType,
        file.Length,
        file.CanBeResent);

    // Bytes in memory come all at once; in pieces they can be followed.
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            ReadOnlyMemory<byte> piece = buffer[..Math.Min(buffer.Length, LargestPiece)];
            await target.WriteAsync(piece, cancellationToken).ConfigureAwait(false);
            _written += piece.Length;
            progress.Report(_written);
            buffer = buffer[piece.Length..];
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count)
    {
        target.Write(buffer, offset, count);
        _written += count;
        progress.Report(_written);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => target.FlushAsync(cancellationToken);

    public override void Flush() => target.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
