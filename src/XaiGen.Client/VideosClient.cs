namespace XaiGen;

public partial class VideosClient
{
    private readonly GenerationBatch _batches = new(model => model == VideoModel.GrokImagineVideo.Value ? 70 : 60);

    /// <summary>Starts the generation of a video, from a prompt alone or from its first image.</summary>
    /// <param name="prompt">What happens in the video.</param>
    /// <param name="image">The first image: an address, a file's id, bytes, or a stored file; none if null.</param>
    /// <param name="duration">The length, 1 to 15 whole seconds; 8 if null.</param>
    /// <param name="model">The model; the server chooses one if null.</param>
    /// <param name="storageOptions">Keeps the video as a file; nothing is stored if null.</param>
    /// <param name="cancellationToken">Ends the call, not the work.</param>
    public virtual Task<VideoOperation> GenerateAsync(
        string prompt, ImageInput? image = null, TimeSpan? duration = null, VideoModel? model = null, StorageOptions? storageOptions = null,
        CancellationToken cancellationToken = default)
        => GenerateAsync(
            new VideoGenerationRequest { Prompt = prompt, Image = image, Duration = duration, Model = model, StorageOptions = storageOptions },
            cancellationToken);

    /// <summary>Starts the change of a video.</summary>
    /// <param name="prompt">What to change.</param>
    /// <param name="video">The video: an address, a file's id, bytes, or a stored file.</param>
    /// <param name="model">The model; the server chooses one if null.</param>
    /// <param name="storageOptions">Keeps the result as a file; nothing is stored if null.</param>
    /// <param name="cancellationToken">Ends the call, not the work.</param>
    public virtual Task<VideoOperation> EditAsync(
        string prompt, VideoInput video, VideoModel? model = null, StorageOptions? storageOptions = null, CancellationToken cancellationToken = default)
        => EditAsync(new VideoEditRequest { Prompt = prompt, Video = video, Model = model, StorageOptions = storageOptions }, cancellationToken);

    /// <summary>Starts the extension of a video: the result is the video and what is added to it, in one clip.</summary>
    /// <param name="prompt">How it goes on.</param>
    /// <param name="video">The video: an address, a file's id, bytes, or a stored file.</param>
    /// <param name="duration">The length of what is added, 2 to 10 whole seconds; 6 if null.</param>
    /// <param name="model">The model; the server chooses one if null.</param>
    /// <param name="storageOptions">Keeps the result as a file; nothing is stored if null.</param>
    /// <param name="cancellationToken">Ends the call, not the work.</param>
    public virtual Task<VideoOperation> ExtendAsync(
        string prompt, VideoInput video, TimeSpan? duration = null, VideoModel? model = null, StorageOptions? storageOptions = null,
        CancellationToken cancellationToken = default)
        => ExtendAsync(
            new VideoExtensionRequest { Prompt = prompt, Video = video, Duration = duration, Model = model, StorageOptions = storageOptions },
            cancellationToken);

    /// <summary>Makes several videos side by side, as fast as the models' rates allow.</summary>
    /// <param name="jobs">Requests to start, and ids of requests that were started before; <see cref="VideoJob"/> is made of either.</param>
    /// <param name="options">How many at once, how many a minute, and who is told; the defaults if null.</param>
    /// <param name="cancellationToken">
    /// Ends the batch, not the work: starts under way have 10 seconds to answer, nothing else is started. Nothing is thrown:
    /// the results hold what is done, and the ids by which another batch can take up the rest.
    /// </param>
    /// <returns>One result for each job, in their order: the video, or the error.</returns>
    public virtual Task<IReadOnlyList<BatchResult<VideoStatus.Done>>> RunManyAsync(
        IEnumerable<VideoJob> jobs, GenerationBatchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        return _batches.RunAsync(this, TimeProvider, jobs.Select(job => job.Work), options, cancellationToken);
    }
}
