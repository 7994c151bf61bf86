namespace XaiGen;

/// <summary>
/// One image job of many: a request, or the ID of work that was started earlier. A request is sent as deferred if resuming it by its ID may
/// be useful: if its <c>Deferred</c> is true, or <see cref="GenerationBatchOptions.Started"/> receives the ID.
/// </summary>
public sealed class ImageJob : IImageJob
{
    private ImageJob(string? model, GenerationId? id, BatchItem? job, StartWork<ImagesClient, ImageResponse> startAsync)
        => Work = new(model ?? "", id, job, startAsync);

    ImageJob IImageJob.Job => this;

    internal GenerationWork<ImagesClient, ImageResponse> Work { get; }

    /// <summary>Generates images.</summary>
    public static implicit operator ImageJob(ImageRequest request) => From(request);

    /// <summary>Edits existing images.</summary>
    public static implicit operator ImageJob(ImageEditRequest request) => From(request);

    /// <summary>Resumes images that were started earlier. Nothing is started or billed again.</summary>
    public static implicit operator ImageJob(GenerationId id) => From(id);

    /// <summary>Creates a job that generates images.</summary>
    /// <param name="request">The image request.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentNullException">The request is null.</exception>
    public static ImageJob From(ImageRequest request)
        => new(NotNull(request).Model?.Value, null, request, async (
            images, canResume, token) => IsDeferred(request.Deferred, request.ResponseFormat, canResume)
            ? Started(await images.GenerateDeferredAsync(request, token).ConfigureAwait(false))
            : Made(await images.GenerateAsync(request, token).ConfigureAwait(false)));

    /// <summary>Creates a job that edits existing images.</summary>
    /// <param name="request">The edit request.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentNullException">The request is null.</exception>
    public static ImageJob From(ImageEditRequest request)
        => new(NotNull(request).Model?.Value, null, request, async (
            images, canResume, token) => IsDeferred(request.Deferred, request.ResponseFormat, canResume)
            ? Started(await images.EditDeferredAsync(request, token).ConfigureAwait(false))
            : Made(await images.EditAsync(request, token).ConfigureAwait(false)));

    /// <summary>Creates a job that resumes images that were started earlier. Nothing is started or billed again.</summary>
    /// <param name="id">The ID of the work.</param>
    /// <returns>The job.</returns>
    public static ImageJob From(GenerationId id)
        => new(null, id, null, (images, _, _) => Task.FromResult(Started(images.Resume(id))));

    // A deferred request costs polls, and its response cannot contain bytes.
    private static bool IsDeferred(bool? deferred, ImageResponseFormat? format, bool canResume)
        => deferred ?? (canResume && format != ImageResponseFormat.Base64);

    private static StartedWork<ImageResponse> Started(ImageOperation operation)
        => new(operation.Id, async token =>
        {
            ImageStatus.Done done = await operation.WaitForResultAsync(cancellationToken: token).ConfigureAwait(false);
            return new ImageResponse { Data = done.Data ?? [], Usage = done.Usage };
        });

    private static StartedWork<ImageResponse> Made(ImageResponse response) => new(null, _ => Task.FromResult(response));

    private static T NotNull<T>(T request)
        where T : class
        => request ?? throw new ArgumentNullException(nameof(request));
}
