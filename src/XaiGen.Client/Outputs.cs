using XaiGen.GeneratedSupport;

namespace XaiGen;

public partial record ImageResponse
{
    /// <summary>The first image; the only one unless several were requested.</summary>
    /// <exception cref="InvalidOperationException">The response has no image.</exception>
    public ImageOutput Image => Data.Count > 0 ? Data[0] : throw new InvalidOperationException("The response has no image.");

    /// <summary>The stored file of the first image.</summary>
    /// <exception cref="InvalidOperationException">The image was not stored.</exception>
    public FileOutput StoredFile => Image.StoredFile;
}

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
    /// <param name="progress">Receives the number of bytes that have arrived.</param>
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
    /// <param name="progress">Receives the number of bytes that have arrived.</param>
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

    private XaiClient Source => Origin.Of(this);
}

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
    /// <param name="progress">Receives the number of bytes that have arrived.</param>
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
    /// <param name="progress">Receives the number of bytes that have arrived.</param>
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

    private XaiClient Source => Origin.Of(this);
}

public partial record VideoStatus
{
    public partial record Done
    {
        /// <summary>The stored file of the video.</summary>
        /// <exception cref="InvalidOperationException">
        /// The video was not stored: the request had no <see cref="StorageOptions"/>, storing failed, or moderation withholds the video.
        /// </exception>
        public FileOutput StoredFile => Output.StoredFile;

        /// <summary>The short-lived URL of the video.</summary>
        /// <exception cref="InvalidOperationException">There is no URL because moderation withholds the video.</exception>
        public Uri Url => Output.Url ?? throw new InvalidOperationException(
            "The response has no URL of the video" + (Output.RespectModeration ? "." : ": moderation withholds it. Change the prompt."));

        private VideoOutput Output => Video ?? throw new InvalidOperationException("The response has no video.");

        /// <inheritdoc cref="VideoOutput.SaveAsync(string, IProgress{long}?, CancellationToken)"/>
        public Task SaveAsync(string path, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
            => Output.SaveAsync(path, progress, cancellationToken);

        /// <inheritdoc cref="VideoOutput.SaveAsync(Stream, CancellationToken)"/>
        public Task SaveAsync(Stream destination, CancellationToken cancellationToken = default)
            => Output.SaveAsync(destination, cancellationToken);

        /// <inheritdoc cref="VideoOutput.DownloadAsync(CancellationToken)"/>
        public Task<BinaryData> DownloadAsync(CancellationToken cancellationToken = default) => Output.DownloadAsync(cancellationToken);
    }
}

public partial record ImageStatus
{
    public partial record Done
    {
        /// <summary>The first image; the only one unless several were requested.</summary>
        /// <exception cref="InvalidOperationException">The response has no image.</exception>
        public ImageOutput Image => Data is [var first, ..] ? first : throw new InvalidOperationException("The response has no image.");

        /// <summary>The stored file of the first image.</summary>
        /// <exception cref="InvalidOperationException">The image was not stored.</exception>
        public FileOutput StoredFile => Image.StoredFile;
    }
}

file static class NotStored
{
    internal static InvalidOperationException Because(string? error, bool isWithheld, string what) => new(
        isWithheld ? $"The {what} was not stored: moderation withholds it. Change the prompt; StorageOptions make no difference."
        : error is null ? $"The {what} was not stored: set StorageOptions in the request to keep it."
        : $"The {what} was generated, but storing it failed: {ShownText.OneLine(error)}");
}
