using System.Buffers;
using XaiGen.GeneratedSupport;

namespace XaiGen;

/// <summary>Saves downloads completely or not at all.</summary>
internal static class Download
{
    private const int BufferSize = 81_920;

    /// <summary>Writes to a temporary file in the same folder and renames it once it is complete.</summary>
    /// <param name="path">The path of the final file.</param>
    /// <param name="open">Requests the bytes. The stream must fail if it is incomplete.</param>
    /// <param name="options">The time limits; none if null.</param>
    /// <param name="progress">Receives the number of bytes that have arrived.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    public static async Task ToFileAsync(
        string path, Func<CancellationToken, Task<Stream>> open, XaiClientOptions? options, IProgress<long>? progress,
        CancellationToken cancellationToken)
    {
        (string folder, string fullPath) = Check(path);
        TimeSpan limit = ApiTimer.Limit(options?.TotalTimeout ?? ApiTimer.Longest);
        using var deadline = new CancellationTokenSource(limit, options?.TimeProvider ?? TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        long arrived = 0;
        try
        {
            Stream content = await open(either.Token).ConfigureAwait(false);
            await using (content.ConfigureAwait(false))
            {
                await SaveAsync(content, folder, fullPath, Arrived, either.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw BrokenOff(arrived, new TimeoutException($"It was not complete within the TotalTimeout of {limit}.", e));
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            // Report the caller's own token, not the one linked to it here.
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }

        void Arrived(int read)
        {
            arrived += read;
            Quietly.Do(static told => told.progress?.Report(told.arrived), (progress, arrived));
        }
    }

    /// <summary>Copies the received bytes to the caller's stream.</summary>
    public static async Task CopyToAsync(Stream content, Stream destination, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            long arrived = 0;
            while (await ReadAsync(content, buffer, arrived, cancellationToken).ConfigureAwait(false) is > 0 and int read)
            {
                await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                arrived += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task SaveAsync(
        Stream content, string folder, string fullPath, Action<int> arrived, CancellationToken cancellationToken)
    {
        string partial = Path.Combine(folder, $".xaigen-{Guid.NewGuid():N}.part");
        try
        {
            var file = new FileStream(
                partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
            {
                await CopyAsync(content, file, arrived, cancellationToken).ConfigureAwait(false);

                // Flush before the rename: after a power cut the name must not exist without its bytes.
                file.Flush(flushToDisk: true);
            }

            File.Move(partial, fullPath, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    // Checks everything that can be checked before a request is sent.
    private static (string Folder, string FullPath) Check(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string fullPath = Path.GetFullPath(path);
        if (Directory.Exists(fullPath))
        {
            throw new ArgumentException($"'{fullPath}' is a folder; name a file in it.", nameof(path));
        }

        string folder = Path.GetDirectoryName(fullPath)!;
        return Directory.Exists(folder)
            ? (folder, fullPath)
            : throw new DirectoryNotFoundException(
                $"There is no folder '{folder}' to save '{Path.GetFileName(fullPath)}' in. Create it first.");
    }

    private static async Task CopyAsync(Stream content, FileStream file, Action<int> arrived, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        long sum = 0;
        try
        {
            while (await ReadAsync(content, buffer, sum, cancellationToken).ConfigureAwait(false) is > 0 and int read)
            {
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                sum += read;
                arrived(read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task<int> ReadAsync(Stream content, Memory<byte> buffer, long arrived, CancellationToken cancellationToken)
    {
        try
        {
            return await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (ApiFailure.IsWithoutResponse(e) && !cancellationToken.IsCancellationRequested)
        {
            throw BrokenOff(arrived, e);
        }
    }

    private static XaiException BrokenOff(long arrived, Exception cause)
        => new(
            $"The download ended after {arrived} bytes; nothing was saved. {ApiFailure.Reason(cause).TrimEnd('.')}.", innerException: cause)
        {
            Kind = XaiErrorKind.NoResponse,
            IsRetryable = !ApiFailure.IsLasting(cause),
        };
}
