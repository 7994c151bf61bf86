namespace XaiGen;

public partial class XaiClient
{
    /// <summary>
    /// Downloads what a response points to, a public or a short-lived URL, to a file. The key is not sent. What is at
    /// <paramref name="path"/> is replaced at the end and at once: whatever goes wrong before, it stays as it was.
    /// </summary>
    /// <param name="address">The URL as the response gave it.</param>
    /// <param name="path">Where to save it, in a folder that exists.</param>
    /// <param name="progress">Receives the number of bytes that have arrived.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="XaiException">
    /// There is no response, or the bytes did not all arrive, or not within <see cref="XaiClientOptions.TotalTimeout"/>; 404 means revoked,
    /// expired or deleted.
    /// </exception>
    /// <exception cref="DirectoryNotFoundException">There is no folder to save in; nothing was sent.</exception>
    public virtual Task DownloadToAsync(
        Uri address, string path, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
        => Download.ToFileAsync(path, token => OpenAsync(address, token), _connection.Settings, progress, cancellationToken);

    /// <summary>
    /// Makes up for what failed after an image was made: stores it if it was not (<see cref="ImageOutput.StorageError"/>), and creates
    /// its public URL if one is wanted and missing (<see cref="FileOutput.PublicUrlError"/>). What exists already is not created again.
    /// </summary>
    /// <param name="image">The image as the response gave it. Its short-lived URL must still work if it was not stored.</param>
    /// <param name="options">How it is to be stored, as in the request.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The stored file, with its public URL if one is wanted.</returns>
    /// <exception cref="InvalidOperationException">There is no image: moderation withholds it.</exception>
    /// <exception cref="XaiException">The image is no longer there, or storing or sharing it failed again.</exception>
    public virtual Task<FileOutput> EnsureStoredAsync(
        ImageOutput image, StorageOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        return EnsureStoredAsync(GeneratedAsset.Of(image), options, cancellationToken);
    }

    /// <summary>
    /// Makes up for what failed after a video was made: stores it if it was not (<see cref="VideoOutput.StorageError"/>), and creates
    /// its public URL if one is wanted and missing (<see cref="FileOutput.PublicUrlError"/>). What exists already is not created again.
    /// </summary>
    /// <param name="video">The video as the response gave it. Its short-lived URL must still work if it was not stored.</param>
    /// <param name="options">How it is to be stored, as in the request.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The stored file, with its public URL if one is wanted.</returns>
    /// <exception cref="InvalidOperationException">There is no video: moderation withholds it.</exception>
    /// <exception cref="XaiException">The video is no longer there, or storing or sharing it failed again.</exception>
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
