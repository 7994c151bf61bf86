namespace XaiGen;

public partial record ImageOutput
{
    /// <summary>The stored file of the image.</summary>
    /// <exception cref="InvalidOperationException">
    /// The image was not stored: the request had no <see cref="StorageOptions"/>, storing failed, or moderation withholds the image.
    /// </exception>
    public FileOutput StoredFile => FileOutput ?? throw NotStored.Because(StorageError, RespectModeration == false, "image");

    /// <summary>
    /// Saves the image to disk from its bytes, its short-lived URL, or its stored file, whichever the response contains. If the URL has
    /// expired, the stored file is used. A file at <paramref name="path"/> is replaced atomically once the image is complete; if saving
    /// fails, it is left unchanged.
    /// </summary>
    /// <param name="client">The client to download with. The API key is sent only to fetch a stored file.</param>
    /// <param name="path">The path to save to, in an existing folder.</param>
    /// <param name="progress">Receives the number of bytes that have arrived; its exceptions are ignored.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="InvalidOperationException">The response contains none of these: moderation withholds the image.</exception>
    /// <exception cref="XaiException">The image no longer exists, or its bytes did not all arrive.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist; nothing was sent.</exception>
    public Task SaveAsync(XaiClient client, string path, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
        => GeneratedAsset.Of(this).SaveAsync(client, path, progress, cancellationToken);

    /// <summary>
    /// Saves the image to disk with the client that returned it. See
    /// <see cref="SaveAsync(XaiClient, string, IProgress{long}?, CancellationToken)"/>.
    /// </summary>
    /// <param name="path">The path to save to, in an existing folder.</param>
    /// <param name="progress">Receives the number of bytes that have arrived; its exceptions are ignored.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>A task that completes when the file is complete.</returns>
    /// <exception cref="InvalidOperationException">
    /// There is no image because moderation withholds it, or the image was not returned by a client.
    /// </exception>
    /// <exception cref="XaiException">The image no longer exists, or its bytes did not all arrive.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist; nothing was sent.</exception>
    public Task SaveAsync(string path, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
        => SaveAsync(Base64 is null ? Source : XaiClient.Nobody, path, progress, cancellationToken);

    /// <summary>
    /// Writes the image to a stream from its bytes, its short-lived URL, or its stored file, whichever the response contains.
    /// </summary>
    /// <param name="destination">The stream. It is left open; after a failure it keeps the bytes already written.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>A task that completes when all bytes are written.</returns>
    /// <exception cref="InvalidOperationException">
    /// There is no image because moderation withholds it, or the image was not returned by a client.
    /// </exception>
    /// <exception cref="XaiException">The image no longer exists, or its bytes did not all arrive.</exception>
    public Task SaveAsync(Stream destination, CancellationToken cancellationToken = default)
        => GeneratedAsset.Of(this).SaveAsync(Base64 is null ? Source : XaiClient.Nobody, destination, cancellationToken);

    /// <summary>
    /// Reads the image into memory from its bytes, its short-lived URL, or its stored file, whichever the response contains.
    /// </summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="InvalidOperationException">
    /// There is no image because moderation withholds it, or the image was not returned by a client.
    /// </exception>
    /// <exception cref="XaiException">The image no longer exists, or its bytes did not all arrive.</exception>
    public Task<BinaryData> DownloadAsync(CancellationToken cancellationToken = default)
        => GeneratedAsset.Of(this).DownloadAsync(Base64 is null ? Source : XaiClient.Nobody, cancellationToken);

    /// <summary>The ID of the stored file of the image.</summary>
    /// <exception cref="InvalidOperationException">The image was not stored.</exception>
    public static implicit operator FileId(ImageOutput image)
        => (image ?? throw new ArgumentNullException(nameof(image))).StoredFile.FileId;

    private XaiClient Source => Origin.Of(this);
}
