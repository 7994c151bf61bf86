namespace XaiGen;

/// <summary>
/// One request for images in a batch, or the id of one that was started before. A request is sent as a deferred one, so that
/// its work can be taken up by its id, unless its <c>Deferred</c> is false or it asks for the bytes in the answer, which a
/// deferred one cannot.
/// </summary>
public sealed class ImageJob
{
    private ImageJob(string? model, RequestId? id, Func<ImagesClient, CancellationToken, Task<StartedWork<ImageResponse>>> startAsync)
        => Work = new(model ?? "", id, startAsync);

    internal GenerationWork<ImagesClient, ImageResponse> Work { get; }

    /// <summary>Generates images.</summary>
    public static implicit operator ImageJob(ImageGenerationRequest request)
        => new(NotNull(request).Model?.Value, null, async (images, token) => CanWait(request.Deferred, request.ResponseFormat)
            ? Started(await images.GenerateDeferredAsync(request, token).ConfigureAwait(false))
            : Made(await images.GenerateAsync(request, token).ConfigureAwait(false)));

    /// <summary>Makes images from given ones.</summary>
    public static implicit operator ImageJob(ImageEditRequest request)
        => new(NotNull(request).Model?.Value, null, async (images, token) => CanWait(request.Deferred, request.ResponseFormat)
            ? Started(await images.EditDeferredAsync(request, token).ConfigureAwait(false))
            : Made(await images.EditAsync(request, token).ConfigureAwait(false)));

    /// <summary>Resumes images that were started before. Nothing is started or billed again.</summary>
    public static implicit operator ImageJob(RequestId id)
        => new(null, id, (images, _) => Task.FromResult(Started(images.Resume(id))));

    private static bool CanWait(bool? deferred, ImageResponseFormat? format)
        => deferred ?? format != ImageResponseFormat.Base64;

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
