using System.Runtime.CompilerServices;

namespace XaiGen;

// The forms that take a prompt yield to those that take a request, so that 'new() { … }' means a request.
public partial class VideosClient
{
    /// <summary>Starts the generation of a video, from a prompt alone or from its first image.</summary>
    /// <param name="prompt">A description of the video.</param>
    /// <param name="image">The first image: a URL, a file ID, bytes, or a stored file; none if null.</param>
    /// <param name="duration">The length, 1 to 15 whole seconds; 8 if null.</param>
    /// <param name="model">The model, see <see cref="VideoModel"/>; the server chooses one if null.</param>
    /// <param name="storageOptions">Stores the video as a file; nothing is stored if null.</param>
    /// <param name="aspectRatio">The aspect ratio; the server chooses one if null.</param>
    /// <param name="resolution">The size; the server chooses one if null.</param>
    /// <param name="cancellationToken">A token to cancel the call. It does not cancel work that has started.</param>
    /// <returns>The operation: wait for its result, or keep its ID to resume it later.</returns>
    /// <exception cref="ArgumentException">The request violates the contract; nothing was sent.</exception>
    /// <exception cref="XaiException">The service refuses or fails, see <see cref="XaiException.Kind"/>.</exception>
    [OverloadResolutionPriority(-1)]
    public virtual Task<VideoOperation> GenerateAsync(
        string prompt, ImageInput? image = null, TimeSpan? duration = null, VideoModel? model = null, StorageOptions? storageOptions = null,
        VideoAspectRatio? aspectRatio = null, VideoResolution? resolution = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return GenerateAsync(Request(prompt, image, duration, model, storageOptions, aspectRatio, resolution), cancellationToken);
    }

    /// <summary>Generates a video and waits for it, from a prompt alone or from its first image.</summary>
    /// <param name="prompt">A description of the video.</param>
    /// <param name="image">The first image: a URL, a file ID, bytes, or a stored file; none if null.</param>
    /// <param name="duration">The length, 1 to 15 whole seconds; 8 if null.</param>
    /// <param name="model">The model, see <see cref="VideoModel"/>; the server chooses one if null.</param>
    /// <param name="storageOptions">Stores the video as a file; nothing is stored if null.</param>
    /// <param name="aspectRatio">The aspect ratio; the server chooses one if null.</param>
    /// <param name="resolution">The size; the server chooses one if null.</param>
    /// <param name="progress">Receives the percentage; its exceptions are ignored.</param>
    /// <param name="timeout">The maximum time to wait; no limit if null.</param>
    /// <param name="cancellationToken">A token to cancel the waiting. It does not cancel work that has started.</param>
    /// <returns>The video.</returns>
    /// <exception cref="ArgumentException">The request violates the contract; nothing was sent.</exception>
    /// <exception cref="XaiOperationException">The work ended without a video.</exception>
    /// <exception cref="XaiException">The service refuses or fails, see <see cref="XaiException.Kind"/>.</exception>
    /// <exception cref="TimeoutException">
    /// The time limit has passed. The work continues; the message has the ID with which <see cref="Resume"/> resumes it.
    /// </exception>
    [OverloadResolutionPriority(-1)]
    public virtual Task<VideoStatus.Done> GenerateAndWaitAsync(
        string prompt, ImageInput? image = null, TimeSpan? duration = null, VideoModel? model = null, StorageOptions? storageOptions = null,
        VideoAspectRatio? aspectRatio = null, VideoResolution? resolution = null, IProgress<int>? progress = null, TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return GenerateAndWaitAsync(
            Request(prompt, image, duration, model, storageOptions, aspectRatio, resolution), progress, timeout, cancellationToken);
    }

    /// <summary>Generates a video and waits for it.</summary>
    /// <param name="request">The video to generate.</param>
    /// <param name="progress">Receives the percentage; its exceptions are ignored.</param>
    /// <param name="timeout">The maximum time to wait; no limit if null.</param>
    /// <param name="cancellationToken">A token to cancel the waiting. It does not cancel work that has started.</param>
    /// <returns>The video.</returns>
    /// <exception cref="ArgumentException">The request violates the contract; nothing was sent.</exception>
    /// <exception cref="XaiOperationException">The work ended without a video.</exception>
    /// <exception cref="XaiException">The service refuses or fails, see <see cref="XaiException.Kind"/>.</exception>
    /// <exception cref="TimeoutException">
    /// The time limit has passed. The work continues; the message has the ID with which <see cref="Resume"/> resumes it.
    /// </exception>
    public virtual async Task<VideoStatus.Done> GenerateAndWaitAsync(
        VideoRequest request, IProgress<int>? progress = null, TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        VideoOperation operation = await GenerateAsync(request, cancellationToken).ConfigureAwait(false);
        return await operation.WaitForResultAsync(progress, timeout, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Starts editing a video.</summary>
    /// <param name="prompt">A description of the change.</param>
    /// <param name="video">The video: a URL, a file ID, bytes, or a stored file.</param>
    /// <param name="model">The model, see <see cref="VideoModel"/>; the server chooses one if null.</param>
    /// <param name="storageOptions">Stores the result as a file; nothing is stored if null.</param>
    /// <param name="cancellationToken">A token to cancel the call. It does not cancel work that has started.</param>
    /// <returns>The operation: wait for its result, or keep its ID to resume it later.</returns>
    /// <exception cref="ArgumentException">The request violates the contract; nothing was sent.</exception>
    /// <exception cref="XaiException">The service refuses or fails, see <see cref="XaiException.Kind"/>.</exception>
    public virtual Task<VideoOperation> EditAsync(
        string prompt, VideoInput video, VideoModel? model = null, StorageOptions? storageOptions = null,
        CancellationToken cancellationToken = default)
        => EditAsync(
            new VideoEditRequest { Prompt = prompt, Video = video, Model = model, StorageOptions = storageOptions }, cancellationToken);

    /// <summary>Edits a video and waits for the result.</summary>
    /// <param name="prompt">A description of the change.</param>
    /// <param name="video">The video: a URL, a file ID, bytes, or a stored file.</param>
    /// <param name="model">The model, see <see cref="VideoModel"/>; the server chooses one if null.</param>
    /// <param name="storageOptions">Stores the result as a file; nothing is stored if null.</param>
    /// <param name="progress">Receives the percentage; its exceptions are ignored.</param>
    /// <param name="timeout">The maximum time to wait; no limit if null.</param>
    /// <param name="cancellationToken">A token to cancel the waiting. It does not cancel work that has started.</param>
    /// <returns>The edited video.</returns>
    /// <exception cref="ArgumentException">The request violates the contract; nothing was sent.</exception>
    /// <exception cref="XaiOperationException">The work ended without a video.</exception>
    /// <exception cref="XaiException">The service refuses or fails, see <see cref="XaiException.Kind"/>.</exception>
    /// <exception cref="TimeoutException">
    /// The time limit has passed. The work continues; the message has the ID with which <see cref="Resume"/> resumes it.
    /// </exception>
    public virtual async Task<VideoStatus.Done> EditAndWaitAsync(
        string prompt, VideoInput video, VideoModel? model = null, StorageOptions? storageOptions = null, IProgress<int>? progress = null,
        TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        VideoOperation operation = await EditAsync(prompt, video, model, storageOptions, cancellationToken).ConfigureAwait(false);
        return await operation.WaitForResultAsync(progress, timeout, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Extends a video and waits for the result: the video with its extension, in one clip.</summary>
    /// <param name="prompt">A description of how the video continues.</param>
    /// <param name="video">The video: a URL, a file ID, bytes, or a stored file.</param>
    /// <param name="duration">The length of the extension, 2 to 10 whole seconds; 6 if null.</param>
    /// <param name="model">The model, see <see cref="VideoModel"/>; the server chooses one if null.</param>
    /// <param name="storageOptions">Stores the result as a file; nothing is stored if null.</param>
    /// <param name="progress">Receives the percentage; its exceptions are ignored.</param>
    /// <param name="timeout">The maximum time to wait; no limit if null.</param>
    /// <param name="cancellationToken">A token to cancel the waiting. It does not cancel work that has started.</param>
    /// <returns>The extended video.</returns>
    /// <exception cref="ArgumentException">The request violates the contract; nothing was sent.</exception>
    /// <exception cref="XaiOperationException">The work ended without a video.</exception>
    /// <exception cref="XaiException">The service refuses or fails, see <see cref="XaiException.Kind"/>.</exception>
    /// <exception cref="TimeoutException">
    /// The time limit has passed. The work continues; the message has the ID with which <see cref="Resume"/> resumes it.
    /// </exception>
    public virtual async Task<VideoStatus.Done> ExtendAndWaitAsync(
        string prompt, VideoInput video, TimeSpan? duration = null, VideoModel? model = null, StorageOptions? storageOptions = null,
        IProgress<int>? progress = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        VideoOperation operation =
            await ExtendAsync(prompt, video, duration, model, storageOptions, cancellationToken).ConfigureAwait(false);
        return await operation.WaitForResultAsync(progress, timeout, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Starts extending a video: the result is the video with its extension, in one clip.</summary>
    /// <param name="prompt">A description of how the video continues.</param>
    /// <param name="video">The video: a URL, a file ID, bytes, or a stored file.</param>
    /// <param name="duration">The length of the extension, 2 to 10 whole seconds; 6 if null.</param>
    /// <param name="model">The model, see <see cref="VideoModel"/>; the server chooses one if null.</param>
    /// <param name="storageOptions">Stores the result as a file; nothing is stored if null.</param>
    /// <param name="cancellationToken">A token to cancel the call. It does not cancel work that has started.</param>
    /// <returns>The operation: wait for its result, or keep its ID to resume it later.</returns>
    /// <exception cref="ArgumentException">The request violates the contract; nothing was sent.</exception>
    /// <exception cref="XaiException">The service refuses or fails, see <see cref="XaiException.Kind"/>.</exception>
    public virtual Task<VideoOperation> ExtendAsync(
        string prompt, VideoInput video, TimeSpan? duration = null, VideoModel? model = null, StorageOptions? storageOptions = null,
        CancellationToken cancellationToken = default)
        => ExtendAsync(
            new VideoExtensionRequest
            {
                Prompt = prompt,
                Video = video,
                Duration = duration,
                Model = model,
                StorageOptions = storageOptions,
            },
            cancellationToken);

    /// <summary>Runs several video requests in parallel, as fast as the rate limits of the models allow.</summary>
    /// <param name="jobs">Requests to start, and IDs of requests that were started before; in any mixture.</param>
    /// <param name="options">Concurrency, rate limits and progress; the defaults if null.</param>
    /// <param name="cancellationToken">
    /// Cancels the batch, not the work: requests in flight have 10 seconds to complete, and no others are started. No exception is thrown:
    /// the results contain what is done, and the IDs with which another batch can resume the rest.
    /// </param>
    /// <returns>One result for each job, in the order of the jobs: the video, or the error.</returns>
    /// <exception cref="ArgumentNullException">The jobs are null.</exception>
    public virtual Task<IReadOnlyList<BatchResult<VideoStatus.Done>>> RunManyAsync(
        IEnumerable<IVideoJob> jobs, GenerationBatchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        GenerationWork<VideosClient, VideoStatus.Done>[] work = [.. jobs.Select(job => job.Job.Work)];
        return options is { Economy: true }
            ? EconomyRun.RunAsync(
                new BatchesClient(_connection), work,
                static result => new VideoStatus.Done
                {
                    Video = result.Video,
                    Model = result.VideoResponse?.Model,
                    Usage = result.Usage,
                    Progress = 100,
                },
                resumed => GenerationBatch.RunAsync(this, resumed, options, cancellationToken), options, cancellationToken)
            : GenerationBatch.RunAsync(this, work, options, cancellationToken);
    }

    private static VideoRequest Request(
        string prompt, ImageInput? image, TimeSpan? duration, VideoModel? model, StorageOptions? storageOptions,
        VideoAspectRatio? aspectRatio,
        VideoResolution? resolution)
        => new()
        {
            Prompt = prompt,
            Image = image,
            Duration = duration,
            Model = model,
            StorageOptions = storageOptions,
            AspectRatio = aspectRatio,
            Resolution = resolution,
        };
}
