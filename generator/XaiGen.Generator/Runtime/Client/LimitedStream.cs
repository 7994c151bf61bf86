#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Buffers;
using global::System.Globalization;
using global::System.IO;
using global::System.Net.Http;
using global::System.Threading;
using global::System.Threading.Tasks;

/// <summary>
/// A response's bytes up to a limit. Exceeding it is an error that names the <paramref name="option"/> to raise; without an option the
/// stream ends at the limit. Errors while reading are thrown as <see cref="IOException"/>.
/// </summary>
/// <param name="inner">The underlying stream.</param>
/// <param name="limit">The maximum number of bytes.</param>
/// <param name="length">The expected number of bytes; null if unknown.</param>
/// <param name="option">The option that sets the limit.</param>
/// <param name="isExact">Whether any other number of bytes than <paramref name="length"/> is an error; for bytes that nothing else
/// validates.</param>
internal sealed class LimitedStream(Stream inner, long limit, long? length, string? option, bool isExact = false) : Stream
{
    private const int FirstRoom = 1024 * 1024;

    private long _read;

    // A read of zero bytes from the connection would wait for data.
    private bool IsCut => option is null && _read == limit;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Restarts the count, for content that is read item by item.</summary>
    public void Restart() => _read = 0;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return IsCut ? 0 : Count(inner.Read(buffer[..Most(buffer.Length)]), buffer.Length);
        }
        catch (Exception e) when (IsBroken(e))
        {
            throw Broken(e);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return IsCut
                ? 0
                : Count(await inner.ReadAsync(buffer[..Most(buffer.Length)], cancellationToken).ConfigureAwait(false), buffer.Length);
        }
        catch (Exception e) when (IsBroken(e))
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Broken(e);
        }
    }

    public override void CopyTo(Stream destination, int bufferSize)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(bufferSize);
        try
        {
            while (Read(buffer) is > 0 and int read)
            {
                MakeRoom(destination, read);
                destination.Write(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(bufferSize);
        try
        {
            while (await ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and int read)
            {
                MakeRoom(destination, read);
                await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    // Decoders throw their own exceptions, and .NET may throw a NullReferenceException if a timeout closes the connection.
    private static bool IsBroken(Exception e)
        => e is InvalidDataException or NullReferenceException || (e is InvalidOperationException and not ObjectDisposedException);

    private static IOException Broken(Exception e) => e is NullReferenceException
        ? new IOException("the connection was closed while the response was read", e)
        : new IOException($"the response's compression is broken: {e.Message}", e);

    // Grows fourfold: the promised length cannot be trusted, and doubling would copy a long response too often.
    private void MakeRoom(Stream destination, int arrived)
    {
        if (destination is MemoryStream memory
            && length is { } promised && promised <= Array.MaxLength && memory.Length + arrived > memory.Capacity)
        {
            long room = Math.Max(memory.Length + arrived, Math.Min(promised, Math.Max(FirstRoom, 4L * memory.Capacity)));
            memory.Capacity = (int)Math.Min(room, Array.MaxLength);
        }
    }

    // One more byte shows that the limit is exceeded; a truncated stream needs none.
    private int Most(int wanted)
    {
        if (option is not null && length > limit)
        {
            throw TooLong();
        }

        long left = limit - _read;
        return left >= wanted ? wanted : (int)left + (option is null ? 0 : 1);
    }

    private int Count(int read, int wanted)
    {
        _read += read;
        if (_read > limit)
        {
            throw TooLong();
        }

        if (isExact && length is { } promised && (_read > promised || (read == 0 && wanted > 0 && _read < promised)))
        {
            throw new HttpIOException(
                HttpRequestError.ResponseEnded,
                $"the response ended after {Number(_read)} bytes, but its Content-Length is {Number(promised)}");
        }

        return read;
    }

    private HttpIOException TooLong() => new(
        HttpRequestError.ConfigurationLimitExceeded,
        $"it has more than {Number(limit)} bytes; raise {option} in the client's options if that is expected");

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
