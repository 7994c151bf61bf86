using System.Text.Json;
using XaiGen.GeneratedSupport;

namespace XaiGen;

/// <summary>One request of a batch. Requests convert to it implicitly; <see cref="WithId"/> assigns a custom ID.</summary>
public sealed class BatchItem : IBatchItem
{
    private BatchItem(BatchRequestBody body, string? id) => (Body, Id) = (body, id);

    /// <summary>
    /// The ID that identifies the result. If null, the job's position in the batch is used: <c>0</c>, <c>1</c> and so on.
    /// </summary>
    public string? Id { get; }

    BatchItem IBatchItem.Job => this;

    internal BatchRequestBody Body { get; }

    /// <summary>Generates images.</summary>
    public static implicit operator BatchItem(ImageRequest request) => From(request);

    /// <summary>Edits existing images.</summary>
    public static implicit operator BatchItem(ImageEditRequest request) => From(request);

    /// <summary>Generates a video.</summary>
    public static implicit operator BatchItem(VideoRequest request) => From(request);

    /// <summary>Edits a video.</summary>
    public static implicit operator BatchItem(VideoEditRequest request) => From(request);

    /// <summary>Extends a video at its end.</summary>
    public static implicit operator BatchItem(VideoExtensionRequest request) => From(request);

    /// <summary>Creates a job that generates images.</summary>
    /// <param name="request">The image request.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentNullException">The request is null.</exception>
    public static BatchItem From(ImageRequest request) => new(BatchRequestBody.FromImageGeneration(NotNull(request)), null);

    /// <summary>Creates a job that edits existing images.</summary>
    /// <param name="request">The edit request.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentNullException">The request is null.</exception>
    public static BatchItem From(ImageEditRequest request) => new(BatchRequestBody.FromImageEdit(NotNull(request)), null);

    /// <summary>Creates a job that generates a video.</summary>
    /// <param name="request">The video request.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentNullException">The request is null.</exception>
    public static BatchItem From(VideoRequest request) => new(BatchRequestBody.FromVideoGeneration(NotNull(request)), null);

    /// <summary>Creates a job that edits a video.</summary>
    /// <param name="request">The edit request.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentNullException">The request is null.</exception>
    public static BatchItem From(VideoEditRequest request) => new(BatchRequestBody.FromVideoGeneration(NotNull(request)), null);

    /// <summary>Creates a job that extends a video at its end.</summary>
    /// <param name="request">The extension request.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentNullException">The request is null.</exception>
    public static BatchItem From(VideoExtensionRequest request) => new(BatchRequestBody.FromVideoExtension(NotNull(request)), null);

    /// <summary>Returns a copy of the job with a custom ID.</summary>
    /// <param name="id">The ID. It must be unique within the batch.</param>
    /// <returns>The job with the ID.</returns>
    /// <exception cref="ArgumentException">The ID is empty.</exception>
    public BatchItem WithId(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return new BatchItem(Body, id);
    }

    /// <summary>The job as it is sent: with an ID, and with its result stored for longer than its URL works.</summary>
    internal BatchRequest ToRequest(string id, TimeSpan? keptFor) => new() { Id = id, Body = keptFor is { } time ? Kept(id, time) : Body };

    /// <summary>Writes a job as a line of a batch file.</summary>
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
        => writer => JsonWrite.Model(writer, body);

    private static bool IsKept(StorageOptions? storage, object? output) => storage is not null || output is not null;

    private static T NotNull<T>(T request)
        where T : class
        => request ?? throw new ArgumentNullException(nameof(request));
}
