using System.Text.Json;
using XaiGen.Emulator.Control;
using XaiGen.Emulator.Http;
using XaiGen.Emulator.Imagine;

namespace XaiGen.Emulator.Batches;

/// <summary>Converts the requests of a batch to tasks, whether they come from a call or a file.</summary>
internal sealed class BatchTasks(ImageGenerator images, VideoGenerator videos)
{
    private const string ImageGenerations = "/v1/images/generations";
    private const string ImageEdits = "/v1/images/edits";
    private const string VideoGenerations = "/v1/videos/generations";
    private const string VideoEdits = "/v1/videos/edits";
    private const string VideoExtensions = "/v1/videos/extensions";

    /// <summary>Batched requests cost half the price of single ones.</summary>
    private const int Discount = 2;

    private static readonly TimeSpan s_lifetimeOfUrls = TimeSpan.FromHours(1);

    public BatchTask Of(Caller caller, BatchRequestBody body) => body.Match(
        generation => Of(caller, generation),
        edit => Of(caller, edit),
        video => video.Match(generation => Of(caller, generation), edit => Of(caller, edit)),
        extension => Of(caller, extension));

    /// <summary>The task of a line of a file, whose body has the format of a single request.</summary>
    /// <exception cref="JsonException">The body is not valid for the endpoint.</exception>
    /// <exception cref="ApiFault">The endpoint does not exist.</exception>
    public BatchTask Of(Caller caller, string url, JsonElement body) => url switch
    {
        ImageGenerations => Of(caller, Read<ImageRequest>(body)),
        ImageEdits => Of(caller, Read<ImageEditRequest>(body)),
        VideoGenerations => Of(caller, Read<VideoRequest>(body)),
        VideoEdits => Of(caller, Read<VideoEditRequest>(body)),
        VideoExtensions => Of(caller, Read<VideoExtensionRequest>(body)),
        _ => throw ApiFault.Invalid($"'url' is '{url}', which is not an endpoint for images or videos"),
    };

    private static T Read<T>(JsonElement body)
        where T : class
        => OtherSpellings.Translate(body).Deserialize<T>() ?? throw new JsonException("The body must be an object, not null");

    private static T InBatch<T>(T accepted, OutputFaults faults)
        where T : AcceptedGeneration
        => accepted with { Faults = faults, Cost = accepted.Cost / Discount, LifetimeOfUrls = s_lifetimeOfUrls };

    private BatchTask Of(Caller caller, ImageRequest request)
    {
        request.Validate();
        return new BatchTask(
            ImageGenerations, "generateImages", request.Model?.Value, request.StorageOptions,
            faults => RunAsync(InBatch(images.Accept(caller, request), faults)));
    }

    private BatchTask Of(Caller caller, ImageEditRequest request)
    {
        request.Validate();
        return new BatchTask(
            ImageEdits, "editImages", request.Model?.Value, request.StorageOptions,
            async faults => await RunAsync(InBatch(await images.AcceptAsync(caller, request), faults)));
    }

    private BatchTask Of(Caller caller, VideoRequest request)
    {
        request.Validate();
        return new BatchTask(
            VideoGenerations, "generateVideo", request.Model?.Value, request.StorageOptions,
            async faults => await RunAsync(InBatch(await videos.AcceptAsync(caller, request), faults)));
    }

    private BatchTask Of(Caller caller, VideoEditRequest request)
    {
        request.Validate();
        return new BatchTask(
            VideoEdits, "editVideo", request.Model?.Value, request.StorageOptions,
            async faults => await RunAsync(InBatch(await videos.AcceptAsync(caller, request), faults)));
    }

    private BatchTask Of(Caller caller, VideoExtensionRequest request)
    {
        request.Validate();
        return new BatchTask(
            VideoExtensions, "extendVideo", request.Model?.Value, request.StorageOptions,
            async faults => await RunAsync(InBatch(await videos.AcceptAsync(caller, request), faults)));
    }

    private async Task<BatchTaskResult> RunAsync(AcceptedImages accepted) => new(await images.GenerateAsync(accepted), accepted.Cost);

    private async Task<BatchTaskResult> RunAsync(AcceptedVideo accepted)
    {
        FinishedVideo finished = await videos.GenerateAsync(accepted);
        var response = new VideoResponse
        {
            Status = "done",
            Video = finished.Video,
            Model = new VideoModel(finished.Model),
            Usage = new MediaUsage { CostInUsdTicks = finished.Cost },
        };
        return new BatchTaskResult(response, finished.Cost);
    }
}
