#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel.Primitives;
using global::System.Collections.Generic;
using global::System.Globalization;
using global::System.IO;
using global::System.Net.Http;
using global::System.Threading;
using global::System.Threading.Tasks;

/// <summary>
/// Lets no answer be of any length, and reads what a call waits for into memory, in the time of one try.
/// <see cref="ApiTransport"/> does the second by itself.
/// </summary>
internal sealed class ApiResponseLimits(Api_ClientOptions options) : PipelinePolicy
{
    private const int MaxErrorBytes = 1024 * 1024;

    /// <summary>An answer's bytes up to the limit that holds for it.</summary>
    public static LimitedStream Of(PipelineResponse response, Api_ClientOptions options, bool isBuffered)
    {
        Stream content = response.ContentStream!;
        long? length = response.Headers.TryGetValue("Content-Length", out string? text)
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long promised) ? promised : null;
        return response.IsError ? new LimitedStream(content, MaxErrorBytes, length, option: null)
            : isBuffered ? new LimitedStream(content, options.MaxResponseSize, length, nameof(options.MaxResponseSize))
            : new LimitedStream(content, options.MaxDownloadSize, length, nameof(options.MaxDownloadSize));
    }

    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
        ProcessAsync(message, pipeline, currentIndex, async: false).GetAwaiter().GetResult();

    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
        message.BufferResponse && pipeline[currentIndex + 1] is ApiTransport transport
            ? transport.ProcessAsync(message)
            : new(ProcessAsync(message, pipeline, currentIndex, async: true));

    private async Task ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex, bool async)
    {
        // The transport would read without a limit, and each piece of the answer would have the time of a whole try.
        bool buffers = message.BufferResponse;
        message.BufferResponse = false;
        try
        {
            if (async)
            {
                await pipeline[currentIndex + 1].ProcessAsync(message, pipeline, currentIndex + 1).ConfigureAwait(false);
            }
            else
            {
                ProcessNext(message, pipeline, currentIndex);
            }
        }
        finally
        {
            message.BufferResponse = buffers;
        }

        if (message.Response is not { ContentStream: not null } response)
        {
            return;
        }

        response.ContentStream = Of(response, options, buffers);
        if (buffers || response.IsError)
        {
            await BufferAsync(message, response, async).ConfigureAwait(false);
        }
    }

    private static async Task BufferAsync(PipelineMessage message, PipelineResponse response, bool async)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(message.CancellationToken);
        deadline.CancelAfter(message.NetworkTimeout ?? Timeout.InfiniteTimeSpan);
        try
        {
            if (async)
            {
                await response.BufferContentAsync(deadline.Token).ConfigureAwait(false);
            }
            else
            {
                response.BufferContent(deadline.Token);
            }
        }
        catch (Exception e) when (response.IsError && ApiRetryRules.IsWithoutAnswer(e) && !message.CancellationToken.IsCancellationRequested)
        {
            // The status is known, and is worth more than the body that got lost.
            response.ContentStream!.Dispose();
            response.ContentStream = new MemoryStream();
        }
        catch (OperationCanceledException e) when (!message.CancellationToken.IsCancellationRequested)
        {
            throw new TaskCanceledException(e.Message, new TimeoutException($"The answer was not complete within the NetworkTimeout of {message.NetworkTimeout}."));
        }
    }
}

/// <summary>
/// An answer's bytes up to a limit. What is beyond it is an error that names the <paramref name="option"/> to raise;
/// without one, the bytes end there.
/// </summary>
internal sealed class LimitedStream(Stream inner, long limit, long? length, string? option) : Stream
{
    private long _read;

    // Asking the connection for no bytes would wait for some.
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

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => IsCut ? 0 : Count(inner.Read(buffer[..Most(buffer.Length)]));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return IsCut ? 0 : Count(await inner.ReadAsync(buffer[..Most(buffer.Length)], cancellationToken).ConfigureAwait(false));
        }
        catch (NullReferenceException e)
        {
            // Whoever reads while a timeout closes the connection may get this from .NET's own stream.
            cancellationToken.ThrowIfCancellationRequested();
            throw new IOException("the connection was closed while the answer was read", e);
        }
    }

    public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        // Room for the whole at once: growing step by step takes up to three times the answer's size.
        if (destination is MemoryStream memory && length <= limit && length > memory.Capacity)
        {
            memory.Capacity = (int)length;
        }

        return base.CopyToAsync(destination, bufferSize, cancellationToken);
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

    // One byte more than allowed shows that there is more; where the bytes are merely cut, nobody needs to know.
    private int Most(int wanted)
    {
        if (option is not null && length > limit)
        {
            throw TooLong();
        }

        return (int)Math.Min(wanted, limit - _read + (option is null ? 0 : 1));
    }

    private int Count(int read)
    {
        _read += read;
        return _read <= limit ? read : throw TooLong();
    }

    private HttpIOException TooLong() => new(
        HttpRequestError.ConfigurationLimitExceeded, $"it has more than {limit.ToString("N0", CultureInfo.InvariantCulture)} bytes; raise {option} in the client's options if that is right");
}
