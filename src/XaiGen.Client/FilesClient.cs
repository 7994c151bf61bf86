namespace XaiGen;

public partial class FilesClient
{
    /// <summary>Uploads a file from disk.</summary>
    /// <param name="path">Where the file is. Its name is given to the service.</param>
    /// <param name="expiresAfter">How long the file is kept, 1 hour to 30 days; forever if null.</param>
    /// <param name="progress">Receives the number of bytes sent; a retry begins at 0 again.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The stored file.</returns>
    /// <exception cref="FileNotFoundException">There is no such file; nothing was sent.</exception>
    /// <exception cref="ArgumentException">The name or the lifetime is not one the service takes; nothing was sent.</exception>
    /// <exception cref="XaiException">
    /// The service refuses or fails, see <see cref="XaiException.Kind"/>; 413 means that the file is too large.
    /// </exception>
    public virtual Task<FileObject> UploadAsync(
        string path, TimeSpan? expiresAfter = null, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
        => UploadAsync(FilePart.FromPath(path), expiresAfter, progress, cancellationToken);

    /// <summary>Uploads what a stream holds from where it stands.</summary>
    /// <param name="stream">The bytes. It stays open. One that cannot seek is sent once only.</param>
    /// <param name="fileName">The file's name at the service.</param>
    /// <param name="expiresAfter">How long the file is kept, 1 hour to 30 days; forever if null.</param>
    /// <param name="progress">Receives the number of bytes sent; a retry begins at 0 again.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The stored file.</returns>
    /// <exception cref="ArgumentException">The name or the lifetime is not one the service takes; nothing was sent.</exception>
    /// <exception cref="XaiException">
    /// The service refuses or fails, see <see cref="XaiException.Kind"/>; 413 means that the file is too large.
    /// </exception>
    public virtual Task<FileObject> UploadAsync(
        Stream stream, string fileName, TimeSpan? expiresAfter = null, IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
        => UploadAsync(FilePart.FromStream(stream, fileName), expiresAfter, progress, cancellationToken);

    /// <summary>Uploads bytes.</summary>
    /// <param name="bytes">The bytes. They are not copied.</param>
    /// <param name="fileName">The file's name at the service.</param>
    /// <param name="expiresAfter">How long the file is kept, 1 hour to 30 days; forever if null.</param>
    /// <param name="progress">Receives the number of bytes sent; a retry begins at 0 again.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The stored file.</returns>
    /// <exception cref="ArgumentException">The name or the lifetime is not one the service takes; nothing was sent.</exception>
    /// <exception cref="XaiException">
    /// The service refuses or fails, see <see cref="XaiException.Kind"/>; 413 means that the file is too large.
    /// </exception>
    public virtual Task<FileObject> UploadAsync(
        ReadOnlyMemory<byte> bytes, string fileName, TimeSpan? expiresAfter = null, IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
        => UploadAsync(FilePart.FromBytes(bytes, fileName), expiresAfter, progress, cancellationToken);

    /// <summary>Uploads a file from disk, memory, a stream or a writer, in constant memory whatever its size.</summary>
    /// <param name="file">The bytes, their name and media type.</param>
    /// <param name="expiresAfter">How long the file is kept, 1 hour to 30 days; forever if null.</param>
    /// <param name="progress">Receives the number of bytes sent; a retry begins at 0 again.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The stored file.</returns>
    /// <exception cref="ArgumentException">The name or the lifetime is not one the service takes; nothing was sent.</exception>
    /// <exception cref="XaiException">
    /// The service refuses or fails, see <see cref="XaiException.Kind"/>; 413 means that the file is too large.
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
    /// <param name="expiresAfter">How long each file is kept, 1 hour to 30 days; forever if null.</param>
    /// <param name="options">Concurrency and progress; the defaults if null.</param>
    /// <param name="cancellationToken">
    /// A token to cancel the uploads that are not complete. Nothing is thrown: what was uploaded is in the results.
    /// </param>
    /// <returns>One result for each file, in the order of the files: the stored file, or the error.</returns>
    /// <exception cref="ArgumentNullException">The files are null.</exception>
    public virtual Task<IReadOnlyList<BatchResult<FileObject>>> UploadManyAsync(
        IEnumerable<FilePart> files, TimeSpan? expiresAfter = null, BatchOptions? options = null,
        CancellationToken cancellationToken = default)
        => SideBySide.RunAsync(
            files, (file, _, token) => UploadAsync(file, expiresAfter, progress: null, token), options ?? new BatchOptions(),
            cancellationToken);

    /// <summary>Uploads several files from disk in parallel.</summary>
    /// <param name="paths">Where the files are. A file that is missing is one result's error.</param>
    /// <param name="expiresAfter">How long each file is kept, 1 hour to 30 days; forever if null.</param>
    /// <param name="options">Concurrency and progress; the defaults if null.</param>
    /// <param name="cancellationToken">
    /// A token to cancel the uploads that are not complete. Nothing is thrown: what was uploaded is in the results.
    /// </param>
    /// <returns>One result for each path, in the order of the paths: the stored file, or the error.</returns>
    /// <exception cref="ArgumentNullException">The paths are null.</exception>
    public virtual Task<IReadOnlyList<BatchResult<FileObject>>> UploadManyAsync(
        IEnumerable<string> paths, TimeSpan? expiresAfter = null, BatchOptions? options = null,
        CancellationToken cancellationToken = default)
        => SideBySide.RunAsync(
            paths, (path, _, token) => UploadAsync(path, expiresAfter, progress: null, token), options ?? new BatchOptions(),
            cancellationToken);

    /// <summary>
    /// Downloads a private file to disk. What is at <paramref name="path"/> is replaced at the end and at once:
    /// whatever goes wrong before, it stays as it was.
    /// </summary>
    /// <param name="fileId">The file.</param>
    /// <param name="path">Where to save it, in a folder that exists.</param>
    /// <param name="format">The bytes as they are, or the text drawn from them; the bytes if null.</param>
    /// <param name="progress">Receives the number of bytes that have arrived.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="XaiException">
    /// The file is not there (404), or its bytes did not all arrive, or not within <see cref="XaiClientOptions.TotalTimeout"/>.
    /// </exception>
    /// <exception cref="DirectoryNotFoundException">There is no folder to save in; nothing was sent.</exception>
    public virtual Task DownloadToAsync(
        FileId fileId, string path, ContentFormat? format = null, IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
        => Download.ToFileAsync(path, token => DownloadAsync(fileId, format, token), _connection.Settings, progress, cancellationToken);

    /// <summary>
    /// Creates the public URL of a stored result that came without one, or with a <see cref="FileOutput.PublicUrlError"/>.
    /// Nothing is generated or stored again. A result that has its URL is returned as it is.
    /// </summary>
    /// <param name="output">The stored result.</param>
    /// <param name="expiresAfter">
    /// How long the URL works, 1 hour to 30 days and no longer than the file; as long as the file if null.
    /// </param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The result with its public URL, and without the error.</returns>
    /// <exception cref="XaiException">
    /// 400: the file is no PNG, JPEG, MP4 or PDF, is empty or larger than 50 MiB, or expires before the URL would.
    /// 404: the file is gone. 429: the team has 1,000 public URLs, or the rate limit is reached.
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
