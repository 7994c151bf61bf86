using XaiGen.GeneratedSupport;

namespace XaiGen;

public partial record ImageResponse
{
    /// <summary>The first image: the only one, unless several were asked for.</summary>
    /// <exception cref="InvalidOperationException">The response has no image.</exception>
    public ImageOutput Image => Data.Count > 0 ? Data[0] : throw new InvalidOperationException("The response has no image.");

    /// <summary>The file that the first image was stored as.</summary>
    /// <exception cref="InvalidOperationException">It was not stored.</exception>
    public FileOutput StoredFile => Image.StoredFile;
}

public partial record ImageOutput
{
    /// <summary>The file that the image was stored as.</summary>
    /// <exception cref="InvalidOperationException">
    /// It was not stored: the request had no <see cref="StorageOptions"/>, storing failed, or moderation withholds it.
    /// </exception>
    public FileOutput StoredFile => FileOutput ?? throw NotStored.Because(StorageError, RespectModeration == false, "image");

    /// <summary>
    /// Saves the image to disk, from whichever the response has: its bytes, its short-lived URL, or the stored file, which also stands in
    /// for a URL that has expired. What is at <paramref name="path"/> is replaced at the end and at once: whatever goes wrong before, it
    /// stays as it was.
    /// </summary>
    /// <param name="client">Fetches it. The key is sent for a stored file only.</param>
    /// <param name="path">Where to save it, in a folder that exists.</param>
    /// <param name="progress">Receives the number of bytes that have arrived.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="InvalidOperationException">The response has none of them: moderation withholds the image.</exception>
    /// <exception cref="XaiException">The image is no longer there, or its bytes did not all arrive.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no folder to save in; nothing was sent.</exception>
    public Task SaveAsync(XaiClient client, string path, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
        => GeneratedAsset.Of(this).SaveAsync(client, path, progress, cancellationToken);

    /// <summary>
    /// Saves the image to disk with the client that it came from. See
    /// <see cref="SaveAsync(XaiClient, string, IProgress{long}?, CancellationToken)"/>.
    /// </summary>
    /// <param name="path">Where to save it, in a folder that exists.</param>
    /// <param name="progress">Receives the number of bytes that have arrived.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>A task that ends when the file is whole.</returns>
    /// <exception cref="InvalidOperationException">
    /// There is no image: moderation withholds it. Or it did not come from a client.
    /// </exception>
    /// <exception cref="XaiException">The image is no longer there, or its bytes did not all arrive.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no folder to save in; nothing was sent.</exception>
    public Task SaveAsync(string path, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
        => SaveAsync(Base64 is null ? Source : XaiClient.Nobody, path, progress, cancellationToken);

    /// <summary>
    /// Writes the image to a stream, from whichever the response has: its bytes, its short-lived URL, or the stored file.
    /// </summary>
    /// <param name="destination">The stream. It stays open; what was written before a failure stays in it.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>A task that ends when all bytes are written.</returns>
    /// <exception cref="InvalidOperationException">
    /// There is no image: moderation withholds it. Or it did not come from a client.
    /// </exception>
    /// <exception cref="XaiException">The image is no longer there, or its bytes did not all arrive.</exception>
    public Task SaveAsync(Stream destination, CancellationToken cancellationToken = default)
        => GeneratedAsset.Of(this).SaveAsync(Base64 is null ? Source : XaiClient.Nobody, destination, cancellationToken);

    /// <summary>Reads the image into memory, from whichever the response has: its bytes, its short-lived URL, or the stored file.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="InvalidOperationException">
    /// There is no image: moderation withholds it. Or it did not come from a client.
    /// </exception>
    /// <exception cref="XaiException">The image is no longer there, or its bytes did not all arrive.</exception>
    public Task<BinaryData> DownloadAsync(CancellationToken cancellationToken = default)
        => GeneratedAsset.Of(this).DownloadAsync(Base64 is null ? Source : XaiClient.Nobody, cancellationToken);

    private XaiClient Source => Origin.Of(this);
}

public partial record VideoOutput
{
    /// <summary>The file that the video was stored as.</summary>
    /// <exception cref="InvalidOperationException">
    /// It was not stored: the request had no <see cref="StorageOptions"/>, storing failed, or moderation withholds it.
    /// </exception>
    public FileOutput StoredFile => FileOutput ?? throw NotStored.Because(StorageError, !RespectModeration, "video");

    /// <summary>
    /// Saves the video to disk, from whichever the response has: its short-lived URL, or the stored file, which also stands in for a URL
    /// that has expired. What is at <paramref name="path"/> is replaced at the end and at once: whatever goes wrong before, it stays as it
    /// was.
    /// </summary>
    /// <param name="client">Fetches it. The key is sent for a stored file only.</param>
    /// <param name="path">Where to save it, in a folder that exists.</param>
    /// <param name="progress">Receives the number of bytes that have arrived.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="InvalidOperationException">The response has none of them: moderation withholds the video.</exception>
    /// <exception cref="XaiException">The video is no longer there, or its bytes did not all arrive.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no folder to save in; nothing was sent.</exception>
    public Task SaveAsync(XaiClient client, string path, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
        => GeneratedAsset.Of(this).SaveAsync(client, path, progress, cancellationToken);

    /// <summary>
    /// Saves the video to disk with the client that it came from. See
    /// <see cref="SaveAsync(XaiClient, string, IProgress{long}?, CancellationToken)"/>.
    /// </summary>
    /// <param name="path">Where to save it, in a folder that exists.</param>
    /// <param name="progress">Receives the number of bytes that have arrived.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>A task that ends when the file is whole.</returns>
    /// <exception cref="InvalidOperationException">
    /// There is no video: moderation withholds it. Or it did not come from a client.
    /// </exception>
    /// <exception cref="XaiException">The video is no longer there, or its bytes did not all arrive.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no folder to save in; nothing was sent.</exception>
    public Task SaveAsync(string path, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
        => SaveAsync(Source, path, progress, cancellationToken);

    /// <summary>Writes the video to a stream, from whichever the response has: its short-lived URL, or the stored file.</summary>
    /// <param name="destination">The stream. It stays open; what was written before a failure stays in it.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>A task that ends when all bytes are written.</returns>
    /// <exception cref="InvalidOperationException">
    /// There is no video: moderation withholds it. Or it did not come from a client.
    /// </exception>
    /// <exception cref="XaiException">The video is no longer there, or its bytes did not all arrive.</exception>
    public Task SaveAsync(Stream destination, CancellationToken cancellationToken = default)
        => GeneratedAsset.Of(this).SaveAsync(Source, destination, cancellationToken);

    /// <summary>Reads the video into memory, from whichever the response has: its short-lived URL, or the stored file.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="InvalidOperationException">
    /// There is no video: moderation withholds it. Or it did not come from a client.
    /// </exception>
    /// <exception cref="XaiException">The video is no longer there, or its bytes did not all arrive.</exception>
    public Task<BinaryData> DownloadAsync(CancellationToken cancellationToken = default)
        => GeneratedAsset.Of(this).DownloadAsync(Source, cancellationToken);

    private XaiClient Source => Origin.Of(this);
}

public partial record VideoStatus
{
    public partial record Done
    {
        /// <summary>The file that the video was stored as.</summary>
        /// <exception cref="InvalidOperationException">
        /// It was not stored: the request had no <see cref="StorageOptions"/>, storing failed, or moderation withholds it.
        /// </exception>
        public FileOutput StoredFile => (Video ?? throw new InvalidOperationException("The response has no video.")).StoredFile;
    }
}

public partial record ImageStatus
{
    public partial record Done
    {
        /// <summary>The first image: the only one, unless several were asked for.</summary>
        /// <exception cref="InvalidOperationException">The response has no image.</exception>
        public ImageOutput Image => Data is [var first, ..] ? first : throw new InvalidOperationException("The response has no image.");

        /// <summary>The file that the first image was stored as.</summary>
        /// <exception cref="InvalidOperationException">It was not stored.</exception>
        public FileOutput StoredFile => Image.StoredFile;
    }
}

file static class NotStored
{
    internal static InvalidOperationException Because(string? error, bool isWithheld, string what) => new(
        isWithheld ? $"The {what} was not stored: moderation withholds it. Change the prompt; StorageOptions make no difference."
        : error is null ? $"The {what} was not stored: set StorageOptions in the request to keep it."
        : $"The {what} was made, but storing it failed: {ShownText.OneLine(error)}");
}
