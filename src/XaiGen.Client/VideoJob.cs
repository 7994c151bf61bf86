namespace XaiGen;

/// <summary>One video of a batch: a request that starts it, or the id of one that was started before.</summary>
public sealed class VideoJob
{
    private VideoJob(VideoModel? model, Func<VideosClient, CancellationToken, Task<VideoOperation>> startAsync)
        => Work = new(model?.Value ?? "", null, async (videos, token) => Started(await startAsync(videos, token).ConfigureAwait(false)));

    private VideoJob(RequestId id)
        => Work = new("", id, (videos, _) => Task.FromResult(Started(videos.Resume(id))));

    internal GenerationWork<VideosClient, VideoStatus.Done> Work { get; }

    /// <summary>Generates a video.</summary>
    public static implicit operator VideoJob(VideoGenerationRequest request)
        => new(NotNull(request).Model, (videos, token) => videos.GenerateAsync(request, token));

    /// <summary>Changes a video.</summary>
    public static implicit operator VideoJob(VideoEditRequest request)
        => new(NotNull(request).Model, (videos, token) => videos.EditAsync(request, token));

    /// <summary>Adds to the end of a video.</summary>
    public static implicit operator VideoJob(VideoExtensionRequest request)
        => new(NotNull(request).Model, (videos, token) => videos.ExtendAsync(request, token));

    /// <summary>Resumes a video that was started before. Nothing is started or billed again.</summary>
    public static implicit operator VideoJob(RequestId id) => new(id);

    private static StartedWork<VideoStatus.Done> Started(VideoOperation operation)
        => new(operation.Id, token => operation.WaitForResultAsync(cancellationToken: token));

    private static T NotNull<T>(T request)
        where T : class
        => request ?? throw new ArgumentNullException(nameof(request));
}
