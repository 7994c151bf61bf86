namespace XaiGen;

public partial record VideoStatus : IMade
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

        /// <summary>The ID of the stored file of the video.</summary>
        /// <exception cref="InvalidOperationException">The video was not stored.</exception>
        public static implicit operator FileId(Done done) => (done ?? throw new ArgumentNullException(nameof(done))).StoredFile.FileId;

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
