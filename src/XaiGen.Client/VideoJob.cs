namespace XaiGen;

/// <summary>One video job of many: a request, or the ID of a video that was started earlier.</summary>
public sealed class VideoJob : IVideoJob
{
    private VideoJob(VideoModel? model, BatchItem job, Func<VideosClient, CancellationToken, Task<VideoOperation>> startAsync)
        => Work = new(
            model?.Value ?? "", null, job, async (videos, _, token) => Started(await startAsync(videos, token).ConfigureAwait(false)));

    private VideoJob(GenerationId id)
        => Work = new("", id, null, (videos, _, _) => Task.FromResult(Started(videos.Resume(id))));

    VideoJob IVideoJob.Job => this;

    internal GenerationWork<VideosClient, VideoStatus.Done> Work { get; }

    /// <summary>Generates a video.</summary>
    public static implicit operator VideoJob(VideoRequest request) => From(request);

    /// <summary>Edits a video.</summary>
    public static implicit operator VideoJob(VideoEditRequest request) => From(request);

    /// <summary>Extends a video at its end.</summary>
    public static implicit operator VideoJob(VideoExtensionRequest request) => From(request);

    /// <summary>Resumes a video that was started earlier. Nothing is started or billed again.</summary>
    public static implicit operator VideoJob(GenerationId id) => From(id);

    /// <summary>Creates a job that generates a video.</summary>
    /// <param name="request">The video request.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentNullException">The request is null.</exception>
    public static VideoJob From(VideoRequest request)
        => new(NotNull(request).Model, request, (videos, token) => videos.GenerateAsync(request, token));

    /// <summary>Creates a job that edits a video.</summary>
    /// <param name="request">The edit request.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentNullException">The request is null.</exception>
    public static VideoJob From(VideoEditRequest request)
        => new(NotNull(request).Model, request, (videos, token) => videos.EditAsync(request, token));

    /// <summary>Creates a job that extends a video at its end.</summary>
    /// <param name="request">The extension request.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentNullException">The request is null.</exception>
    public static VideoJob From(VideoExtensionRequest request)
        => new(NotNull(request).Model, request, (videos, token) => videos.ExtendAsync(request, token));

    /// <summary>Creates a job that resumes a video that was started earlier. Nothing is started or billed again.</summary>
    /// <param name="id">The ID of the work.</param>
    /// <returns>The job.</returns>
    public static VideoJob From(GenerationId id) => new(id);

    private static StartedWork<VideoStatus.Done> Started(VideoOperation operation)
        => new(operation.Id, token => operation.WaitForResultAsync(cancellationToken: token));

    private static T NotNull<T>(T request)
        where T : class
        => request ?? throw new ArgumentNullException(nameof(request));
}
