namespace XaiGen;

public partial class FilesClient
{
    /// <summary>Uploads a file from disk.</summary>
    /// <param name="path">The path of the file. The file name is sent to the service.</param>
    /// <param name="expiresAfter">How long the file is kept, 1 hour to 30 days; indefinitely if null.</param>
    /// <param name="progress">Receives the number of bytes sent; a retry starts again at 0. Its exceptions are ignored.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The stored file.</returns>
    /// <exception cref="FileNotFoundException">The file does not exist; nothing was sent.</exception>
    /// <exception cref="ArgumentException">The service does not accept the name or the lifetime; nothing was sent.</exception>
    /// <exception cref="XaiException">
    /// The service refuses the request or fails, see <see cref="XaiException.Kind"/>; 413 means that the file is too large.
    /// </exception>
    public virtual Task<FileObject> UploadAsync(
        string path, TimeSpan? expiresAfter = null, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
        => UploadAsync(FilePart.FromPath(path), expiresAfter, progress, cancellationToken);

    /// <summary>Uploads the rest of a stream, from its current position.</summary>
    /// <param name="stream">The bytes. The stream is left open. If it cannot seek, the upload is not retried.</param>
    /// <param name="fileName">The name of the file at the service.</param>
    /// <param name="expiresAfter">How long the file is kept, 1 hour to 30 days; indefinitely if null.</param>
    /// <param name="progress">Receives the number of bytes sent; a retry starts again at 0. Its exceptions are ignored.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The stored file.</returns>
    /// <exception cref="ArgumentException">The service does not accept the name or the lifetime; nothing was sent.</exception>
    /// <exception cref="XaiException">
    /// The service refuses the request or fails, see <see cref="XaiException.Kind"/>; 413 means that the file is too large.
    /// </exception>
    public virtual Task<FileObject> UploadAsync(
        Stream stream, string fileName, TimeSpan? expiresAfter = null, IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
        => UploadAsync(FilePart.FromStream(stream, fileName), expiresAfter, progress, cancellationToken);

    /// <summary>Uploads bytes.</summary>
    /// <param name="bytes">The bytes. They are not copied.</param>
    /// <param name="fileName">The name of the file at the service.</param>
    /// <param name="expiresAfter">How long the file is kept, 1 hour to 30 days; indefinitely if null.</param>
    /// <param name="progress">Receives the number of bytes sent; a retry starts again at 0. Its exceptions are ignored.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The stored file.</returns>
    /// <exception cref="ArgumentException">The service does not accept the name or the lifetime; nothing was sent.</exception>
    /// <exception cref="XaiException">
    /// The service refuses the request or fails, see <see cref="XaiException.Kind"/>; 413 means that the file is too large.
    /// </exception>
    public virtual Task<FileObject> UploadAsync(
        ReadOnlyMemory<byte> bytes, string fileName, TimeSpan? expiresAfter = null, IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
        => UploadAsync(FilePart.FromBytes(bytes, fileName), expiresAfter, progress, cancellationToken);

    /// <summary>Uploads a file from disk, memory, a stream or a writer; memory use does not depend on its size.</summary>
    /// <param name="file">The bytes, with their name and media type.</param>
    /// <param name="expiresAfter">How long the file is kept, 1 hour to 30 days; indefinitely if null.</param>
    /// <param name="progress">Receives the number of bytes sent; a retry starts again at 0. Its exceptions are ignored.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The stored file.</returns>
    /// <exception cref="ArgumentException">The service does not accept the name or the lifetime; nothing was sent.</exception>
    /// <exception cref="XaiException">
    /// The service refuses the request or fails, see <see cref="XaiException.Kind"/>; 413 means that the file is too large.
    /// </exception>
    public virtual Task<FileObject> UploadAsync(
        FilePart file, TimeSpan? expiresAfter = null, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        FilePart reported = progress is null ? file : ProgressStream.Of(file, progress);
        return UploadAsync(new UploadFileRequest { File = reported, ExpiresAfter = expiresAfter }, cancellationToken);
    }

    /// <summary>Uploads several files in parallel.</summary>
    /// <param name="files">The files.</param>
    /// <param name="expiresAfter">How long each file is kept, 1 hour to 30 days; indefinitely if null.</param>
    /// <param name="options">Concurrency, progress and callbacks for each file; the defaults if null.</param>
    /// <param name="cancellationToken">
    /// A token to cancel the uploads that are not complete. Cancelling throws nothing: the results contain the files already uploaded.
    /// </param>
    /// <returns>One result for each file, in the order of the files: the stored file, or the error.</returns>
    /// <exception cref="ArgumentNullException">The files are null.</exception>
    public virtual Task<IReadOnlyList<BatchResult<FileObject>>> UploadManyAsync(
        IEnumerable<FilePart> files, TimeSpan? expiresAfter = null, UploadBatchOptions? options = null,
        CancellationToken cancellationToken = default)
        => SideBySide.RunAsync(
            files,
            (file, started, token) => UploadAsync(
                file, expiresAfter, FileProgress.Of(options?.FileProgress, started.Index, file.FileName, file.Length), token),
            options ?? new UploadBatchOptions(),
            cancellationToken,
            options?.FileCompleted);

    /// <summary>Uploads several files from disk in parallel.</summary>
    /// <param name="paths">The paths of the files. A missing file is an error in its result.</param>
    /// <param name="expiresAfter">How long each file is kept, 1 hour to 30 days; indefinitely if null.</param>
    /// <param name="options">Concurrency, progress and callbacks for each file; the defaults if null.</param>
    /// <param name="cancellationToken">
    /// A token to cancel the uploads that are not complete. Cancelling throws nothing: the results contain the files already uploaded.
    /// </param>
    /// <returns>One result for each path, in the order of the paths: the stored file, or the error.</returns>
    /// <exception cref="ArgumentNullException">The paths are null.</exception>
    public virtual Task<IReadOnlyList<BatchResult<FileObject>>> UploadManyAsync(
        IEnumerable<string> paths, TimeSpan? expiresAfter = null, UploadBatchOptions? options = null,
        CancellationToken cancellationToken = default)
        => SideBySide.RunAsync(
            paths,
            (path, started, token) => UploadAsync(
                path, expiresAfter, FileProgress.Of(options?.FileProgress, started.Index, new FileInfo(path)), token),
            options ?? new UploadBatchOptions(),
            cancellationToken,
            options?.FileCompleted);

    /// <summary>
    /// Downloads a private file to disk. A file at <paramref name="path"/> is replaced atomically once the download is complete; if the
    /// download fails, it is left unchanged.
    /// </summary>
    /// <param name="fileId">The ID of the file.</param>
    /// <param name="path">The path to save to, in an existing folder.</param>
    /// <param name="format">The original bytes, or the text extracted from them; the original bytes if null.</param>
    /// <param name="progress">Receives the number of bytes that have arrived; its exceptions are ignored.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="XaiException">
    /// The file does not exist (404), or its bytes did not all arrive, or not within <see cref="XaiClientOptions.TotalTimeout"/>.
    /// </exception>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist; nothing was sent.</exception>
    public virtual Task DownloadToAsync(
        FileId fileId, string path, ContentFormat? format = null, IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
        => Download.ToFileAsync(path, token => DownloadAsync(fileId, format, token), _connection.Settings, progress, cancellationToken);

    /// <summary>Writes a private file to a stream.</summary>
    /// <param name="fileId">The ID of the file.</param>
    /// <param name="destination">The stream. It is left open; after a failure it keeps the bytes already written.</param>
    /// <param name="format">The original bytes, or the text extracted from them; the original bytes if null.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>A task that completes when all bytes are written.</returns>
    /// <exception cref="XaiException">The file does not exist (404), or its bytes did not all arrive.</exception>
    public virtual async Task DownloadToAsync(
        FileId fileId, Stream destination, ContentFormat? format = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        Stream content = await DownloadAsync(fileId, format, cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            await Download.CopyToAsync(content, destination, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Creates the public URL of a stored result that has none, for example because of a <see cref="FileOutput.PublicUrlError"/>. Nothing
    /// is generated or stored again. A result that already has a URL is returned unchanged.
    /// </summary>
    /// <param name="output">The stored result.</param>
    /// <param name="expiresAfter">
    /// How long the URL works, 1 hour to 30 days and no longer than the file exists; as long as the file if null.
    /// </param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The result with its public URL, and without the error.</returns>
    /// <exception cref="XaiException">
    /// 400: the file is not a PNG, JPEG, MP4 or PDF, is empty or larger than 50 MiB, or expires before the URL would.
    /// 404: the file no longer exists. 429: the team has 1,000 public URLs, or the rate limit is reached.
    /// </exception>
    public virtual async Task<FileOutput> EnsurePublicUrlAsync(
        FileOutput output, TimeSpan? expiresAfter = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (output.PublicUrl is not null)
        {
            return output;
        }

        CreatedPublicUrl created = await CreatePublicUrlAsync(output.FileId, expiresAfter, cancellationToken).ConfigureAwait(false);
        return output with { PublicUrl = created.PublicUrl, PublicUrlExpiresAt = created.ExpiresAt, PublicUrlError = null };
    }
}
