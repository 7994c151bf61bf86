using System.Buffers;
using XaiGen.GeneratedSupport;

namespace XaiGen;

/// <summary>Saves what arrives, whole or not at all.</summary>
internal static class Download
{
    private const int BufferSize = 81_920;

    /// <summary>Writes to a file of another name in the same folder, and gives it the wanted name when it is whole.</summary>
    /// <param name="path">The wanted name.</param>
    /// <param name="open">Asks for the bytes and how many there are, if that is known.</param>
    /// <param name="progress">Is told how many bytes have arrived.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    public static async Task ToFileAsync(
        string path, Func<Task<(Stream Content, long? Length)>> open, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        (string folder, string fullPath) = Check(path);
        (Stream content, long? length) = await open().ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            string partial = Path.Combine(folder, $".xaigen-{Guid.NewGuid():N}.part");
            try
            {
                var file = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.Asynchronous);
                await using (file.ConfigureAwait(false))
                {
                    await CopyAsync(content, length, file, progress, cancellationToken).ConfigureAwait(false);

                    // A name must not outlive a power cut that its bytes did not.
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
    }

    // What can be known before anything is asked for, is.
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
            : throw new DirectoryNotFoundException($"There is no folder '{folder}' to save '{Path.GetFileName(fullPath)}' in. Create it first.");
    }

    private static async Task CopyAsync(
        Stream content, long? length, FileStream file, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            long arrived = 0;
            while (await ReadAsync(content, buffer, arrived, length, cancellationToken).ConfigureAwait(false) is > 0 and int read)
            {
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                arrived += read;
                progress?.Report(arrived);
            }

            if (length is { } promised && arrived != promised)
            {
                throw BrokenOff(arrived, length, cause: null);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task<int> ReadAsync(Stream content, Memory<byte> buffer, long arrived, long? length, CancellationToken cancellationToken)
    {
        try
        {
            return await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw BrokenOff(arrived, length, e);
        }
    }

    private static XaiException BrokenOff(long arrived, long? length, Exception? cause)
    {
        string of = length is { } promised ? $" of {promised}" : "";
        string why = cause is null ? "" : $" {cause.Message}";
        return new XaiException($"The download ended after {arrived}{of} bytes; nothing was saved.{why}", innerException: cause)
        {
            Kind = XaiErrorKind.NoAnswer,
            IsRetryable = cause is null || !ApiRetryRules.IsRefused(cause),
        };
    }
}
