namespace XaiGen;

public partial class XaiClient
{
    /// <summary>
    /// Downloads a public or short-lived URL of a response to a file. The API key is not sent. A file at <paramref name="path"/> is
    /// replaced atomically once the download is complete; if the download fails, it is left unchanged.
    /// </summary>
    /// <param name="address">The URL from the response.</param>
    /// <param name="path">The path to save to, in an existing folder.</param>
    /// <param name="progress">Receives the number of bytes that have arrived; its exceptions are ignored.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="XaiException">
    /// There is no response, or the bytes did not all arrive, or not within <see cref="XaiClientOptions.TotalTimeout"/>; 404 means that the
    /// URL was revoked or has expired, or that the file was deleted.
    /// </exception>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist; nothing was sent.</exception>
    public virtual Task DownloadToAsync(
        Uri address, string path, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
        => Download.ToFileAsync(path, token => OpenAsync(address, token), _connection.Settings, progress, cancellationToken);

    /// <summary>
    /// Retries the steps that failed after an image was generated: stores it if it was not stored (<see cref="ImageOutput.StorageError"/>),
    /// and creates its public URL if one is requested and missing (<see cref="FileOutput.PublicUrlError"/>). Steps that succeeded are not
    /// repeated.
    /// </summary>
    /// <param name="image">The image from the response. If it was not stored, its short-lived URL must still work.</param>
    /// <param name="options">How to store it, as in the request.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The stored file, with its public URL if one is requested.</returns>
    /// <exception cref="InvalidOperationException">There is no image because moderation withholds it.</exception>
    /// <exception cref="XaiException">The image no longer exists, or storing or sharing it failed again.</exception>
    public virtual Task<FileOutput> EnsureStoredAsync(
        ImageOutput image, StorageOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        return EnsureStoredAsync(GeneratedAsset.Of(image), options, cancellationToken);
    }

    /// <summary>
    /// Retries the steps that failed after a video was generated: stores it if it was not stored (<see cref="VideoOutput.StorageError"/>),
    /// and creates its public URL if one is requested and missing (<see cref="FileOutput.PublicUrlError"/>). Steps that succeeded are not
    /// repeated.
    /// </summary>
    /// <param name="video">The video from the response. If it was not stored, its short-lived URL must still work.</param>
    /// <param name="options">How to store it, as in the request.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The stored file, with its public URL if one is requested.</returns>
    /// <exception cref="InvalidOperationException">There is no video because moderation withholds it.</exception>
    /// <exception cref="XaiException">The video no longer exists, or storing or sharing it failed again.</exception>
    public virtual Task<FileOutput> EnsureStoredAsync(
        VideoOutput video, StorageOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(video);
        return EnsureStoredAsync(GeneratedAsset.Of(video), options, cancellationToken);
    }

    private async Task<FileOutput> EnsureStoredAsync(GeneratedAsset asset, StorageOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        FileOutput stored = asset.Stored ?? await asset.StoreAsync(this, options, cancellationToken).ConfigureAwait(false);
        (bool isWanted, TimeSpan? lifetime) = options.PublicUrl?.Match(flag => (flag, null), url => (true, url.ExpiresAfter))
            ?? (false, null);
        return isWanted ? await Files.EnsurePublicUrlAsync(stored, lifetime, cancellationToken).ConfigureAwait(false) : stored;
    }
}
