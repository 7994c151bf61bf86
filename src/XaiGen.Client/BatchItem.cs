using System.Text.Json;
using XaiGen.GeneratedSupport;

namespace XaiGen;

/// <summary>One request of a batch. A request converts to one by itself; <see cref="WithId"/> gives it an ID of yours.</summary>
public sealed class BatchItem : IBatchItem
{
    private BatchItem(BatchRequestBody body, string? id) => (Body, Id) = (body, id);

    /// <summary>
    /// The ID by which the result is found; where it is null, it is the job's place in the batch: <c>0</c>, <c>1</c> and so on.
    /// </summary>
    public string? Id { get; }

    BatchItem IBatchItem.Job => this;

    internal BatchRequestBody Body { get; }

    /// <summary>Generates images.</summary>
    public static implicit operator BatchItem(ImageRequest request) => From(request);

    /// <summary>Makes new images from given ones.</summary>
    public static implicit operator BatchItem(ImageEditRequest request) => From(request);

    /// <summary>Generates a video.</summary>
    public static implicit operator BatchItem(VideoRequest request) => From(request);

    /// <summary>Changes a video.</summary>
    public static implicit operator BatchItem(VideoEditRequest request) => From(request);

    /// <summary>Adds to the end of a video.</summary>
    public static implicit operator BatchItem(VideoExtensionRequest request) => From(request);

    /// <summary>Creates a job that generates images.</summary>
    /// <param name="request">What to generate.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentNullException">The request is null.</exception>
    public static BatchItem From(ImageRequest request) => new(BatchRequestBody.FromImageGeneration(NotNull(request)), null);

    /// <summary>Creates a job that makes new images from given ones.</summary>
    /// <param name="request">What to make.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentNullException">The request is null.</exception>
    public static BatchItem From(ImageEditRequest request) => new(BatchRequestBody.FromImageEdit(NotNull(request)), null);

    /// <summary>Creates a job that generates a video.</summary>
    /// <param name="request">What to generate.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentNullException">The request is null.</exception>
    public static BatchItem From(VideoRequest request) => new(BatchRequestBody.FromVideoGeneration(NotNull(request)), null);

    /// <summary>Creates a job that changes a video.</summary>
    /// <param name="request">What to change.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentNullException">The request is null.</exception>
    public static BatchItem From(VideoEditRequest request) => new(BatchRequestBody.FromVideoGeneration(NotNull(request)), null);

    /// <summary>Creates a job that adds to the end of a video.</summary>
    /// <param name="request">What to add.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentNullException">The request is null.</exception>
    public static BatchItem From(VideoExtensionRequest request) => new(BatchRequestBody.FromVideoExtension(NotNull(request)), null);

    /// <summary>The same job with an ID of yours.</summary>
    /// <param name="id">The ID, which no other job of the batch may have.</param>
    /// <returns>The job with the ID.</returns>
    /// <exception cref="ArgumentException">The ID is empty.</exception>
    public BatchItem WithId(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return new BatchItem(Body, id);
    }

    /// <summary>The job as it is sent: with an ID, and with its result kept longer than its URL works.</summary>
    internal BatchRequest ToRequest(string id, TimeSpan? keptFor) => new() { Id = id, Body = keptFor is { } time ? Kept(id, time) : Body };

    /// <summary>Writes a sent job as a line of a batch file.</summary>
    internal static void WriteLine(BatchRequest request, Utf8JsonWriter writer)
    {
        (string url, Action<Utf8JsonWriter> write) = request.Body.Match(
            imageGeneration: images => ("/v1/images/generations", Writing(images)),
            imageEdit: images => ("/v1/images/edits", Writing(images)),
            videoGeneration: video => video.Match(
                generate: generation => ("/v1/videos/generations", Writing(generation)),
                edit: edit => ("/v1/videos/edits", Writing(edit))),
            videoExtension: video => ("/v1/videos/extensions", Writing(video)));
        writer.WriteStartObject();
        writer.WriteString("custom_id", request.Id);
        writer.WriteString("method", "POST");
        writer.WriteString("url", url);
        writer.WritePropertyName("body");
        write(writer);
        writer.WriteEndObject();
    }

    private BatchRequestBody Kept(string id, TimeSpan time)
    {
        return Body.Match<BatchRequestBody>(
            imageGeneration: images => IsKept(images.StorageOptions, images.Output) || images.ResponseFormat == ImageResponseFormat.Base64
                ? images : images with { StorageOptions = As(".jpg") },
            imageEdit: images => IsKept(images.StorageOptions, images.Output) || images.ResponseFormat == ImageResponseFormat.Base64
                ? images : images with { StorageOptions = As(".jpg") },
            videoGeneration: video => video.Match<BatchVideoRequest>(
                generate: generation => IsKept(generation.StorageOptions, generation.Output)
                    ? generation
                    : generation with { StorageOptions = As(".mp4") },
                edit: edit => IsKept(edit.StorageOptions, edit.Output) ? edit : edit with { StorageOptions = As(".mp4") }),
            videoExtension: video => IsKept(video.StorageOptions, video.Output) ? video : video with { StorageOptions = As(".mp4") });

        StorageOptions As(string extension) => new()
        {
            Filename = "batch-"
                + string.Concat(id.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.').Take(100)) + extension,
            ExpiresAfter = time,
        };
    }

    private static Action<Utf8JsonWriter> Writing<T>(T body)
        where T : class, IWireModel<T>
        => body.Write;

    private static bool IsKept(StorageOptions? storage, object? output) => storage is not null || output is not null;

    private static T NotNull<T>(T request)
        where T : class
        => request ?? throw new ArgumentNullException(nameof(request));
}
