namespace XaiGen;

public partial record VideoOutput
{
    /// <summary>The stored file of the video.</summary>
    /// <exception cref="InvalidOperationException">
    /// The video was not stored: the request had no <see cref="StorageOptions"/>, storing failed, or moderation withholds the video.
    /// </exception>
    public FileOutput StoredFile => FileOutput ?? throw NotStored.Because(StorageError, !RespectModeration, "video");

    /// <summary>
    /// Saves the video to disk from its short-lived URL or its stored file, whichever the response contains. If the URL has expired, the
    /// stored file is used. A file at <paramref name="path"/> is replaced atomically once the video is complete; if saving fails, it is
    /// left unchanged.
    /// </summary>
    /// <param name="client">The client to download with. The API key is sent only to fetch a stored file.</param>
    /// <param name="path">The path to save to, in an existing folder.</param>
    /// <param name="progress">Receives the number of bytes that have arrived; its exceptions are ignored.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="InvalidOperationException">The response contains none of these: moderation withholds the video.</exception>
    /// <exception cref="XaiException">The video no longer exists, or its bytes did not all arrive.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist; nothing was sent.</exception>
    public Task SaveAsync(XaiClient client, string path, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
        => GeneratedAsset.Of(this).SaveAsync(client, path, progress, cancellationToken);

    /// <summary>
    /// Saves the video to disk with the client that returned it. See
    /// <see cref="SaveAsync(XaiClient, string, IProgress{long}?, CancellationToken)"/>.
    /// </summary>
    /// <param name="path">The path to save to, in an existing folder.</param>
    /// <param name="progress">Receives the number of bytes that have arrived; its exceptions are ignored.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>A task that completes when the file is complete.</returns>
    /// <exception cref="InvalidOperationException">
    /// There is no video because moderation withholds it, or the video was not returned by a client.
    /// </exception>
    /// <exception cref="XaiException">The video no longer exists, or its bytes did not all arrive.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist; nothing was sent.</exception>
    public Task SaveAsync(string path, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
        => SaveAsync(Source, path, progress, cancellationToken);

    /// <summary>Writes the video to a stream from its short-lived URL or its stored file, whichever the response contains.</summary>
    /// <param name="destination">The stream. It is left open; after a failure it keeps the bytes already written.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>A task that completes when all bytes are written.</returns>
    /// <exception cref="InvalidOperationException">
    /// There is no video because moderation withholds it, or the video was not returned by a client.
    /// </exception>
    /// <exception cref="XaiException">The video no longer exists, or its bytes did not all arrive.</exception>
    public Task SaveAsync(Stream destination, CancellationToken cancellationToken = default)
        => GeneratedAsset.Of(this).SaveAsync(Source, destination, cancellationToken);

    /// <summary>Reads the video into memory from its short-lived URL or its stored file, whichever the response contains.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="InvalidOperationException">
    /// There is no video because moderation withholds it, or the video was not returned by a client.
    /// </exception>
    /// <exception cref="XaiException">The video no longer exists, or its bytes did not all arrive.</exception>
    public Task<BinaryData> DownloadAsync(CancellationToken cancellationToken = default)
        => GeneratedAsset.Of(this).DownloadAsync(Source, cancellationToken);

    /// <summary>The ID of the stored file of the video.</summary>
    /// <exception cref="InvalidOperationException">The video was not stored.</exception>
    public static implicit operator FileId(VideoOutput video)
        => (video ?? throw new ArgumentNullException(nameof(video))).StoredFile.FileId;

    private XaiClient Source => Origin.Of(this);
}
