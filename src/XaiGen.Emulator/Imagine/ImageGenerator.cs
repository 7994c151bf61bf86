using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Imagine;

/// <summary>Validates requests for images, and then generates the images.</summary>
internal sealed class ImageGenerator(SourceReader reader, OutputPublisher publisher, UploadTargets uploads)
{
    private const string DefaultModel = "grok-imagine-image-2.0";

    /// <summary>Retired model names, which are served by the current model at low quality.</summary>
    private static readonly string[] s_lowQualityNames = ["grok-imagine-image-quality", "grok-imagine-image-pro"];

    public AcceptedImages Accept(Caller caller, ImageRequest request)
    {
        request.Validate();
        return Accept(caller, "generateImages", request, []);
    }

    public async Task<AcceptedImages> AcceptAsync(Caller caller, ImageEditRequest request)
    {
        request.Validate();
        List<SourceMedia> sources = [];
        IEnumerable<(ImageInput image, string)> inputs = request.Source.Match(
            image => [(image, "image")],
            images => images.Select((image, index) => (image, $"images[{index}]")));
        foreach ((ImageInput? input, string? field) in inputs)
        {
            sources.Add(await reader.ReadImageAsync(caller, input, field));
        }

        AcceptedImages accepted = Accept(caller, "editImages", CommonPart(request), sources);

        // An unreadable source must fail the request, not the later download of a result.
        await Task.Run(() => sources.ForEach(source => source.CheckPicture()));
        return accepted;
    }

    public async Task<ImageResponse> GenerateAsync(AcceptedImages accepted)
    {
        if (accepted.Faults.Generating is { } fault)
        {
            throw fault;
        }

        Moderation.ThrowIfRefused(accepted, "image");
        List<ImageOutput> images = [];
        for (int index = 0; index < accepted.Pictures.Count; index++)
        {
            images.Add(await GenerateAsync(accepted, index));
        }

        return new ImageResponse { Data = images, Usage = new MediaUsage { CostInUsdTicks = accepted.Cost } };
    }

    private AcceptedImages Accept(
        Caller caller, string operation, ImageRequest request, IReadOnlyList<SourceMedia> sources)
    {
        string name = request.Model?.Value ?? DefaultModel;
        ImageModelCard model = ModelCatalogue.ImageModel(caller, name, DefaultModel);
        bool isInline = caller.Leniency.Known(request.ResponseFormat, "response_format", format => format.IsKnown)?.Value == "b64_json";
        IReadOnlyList<Uri> targets = request.Output?.UploadUrls ?? [];
        string resolution = caller.Leniency.Known(request.Resolution, "resolution", known => known.IsKnown)?.Value ?? "1k";
        int count = request.N ?? 1;

        ModelCatalogue.CheckPrompt(caller, request.Prompt);
        OutputPublisher.Check(request.StorageOptions);
        if (isInline && (request.Deferred == true || targets.Count > 0))
        {
            throw ApiFault.Invalid("'deferred' and 'output' need 'response_format' 'url'");
        }

        if (targets.Count > 0 && targets.Count != count)
        {
            throw ApiFault.Invalid($"'output.upload_urls' must have as many items as 'n', {count}; it has {targets.Count}");
        }

        uploads.Check(targets, "output.upload_urls");
        string aspectRatio = caller.Leniency.Known(request.AspectRatio, "aspect_ratio", ratio => ratio.IsKnown)?.Value ?? "auto";
        var scene = new ImageScene(request.Prompt, sources, aspectRatio, resolution);
        return new AcceptedImages
        {
            Caller = caller,
            Pictures =
            [
                .. Enumerable.Range(0, count).Select(index => new MediaAsset(MediaKind.Image, () => scene.Render(index))),
            ],
            IsInline = isInline,
            IsDeferred = request.Deferred == true,
            Storage = request.StorageOptions,
            Origin = new FileOrigin(operation, request.Prompt, name, [.. sources.Select(source => source.Name)]),
            UploadTargets = targets,
            Cost = (count * model.PriceOf(resolution, QualityOf(caller, request, name, model, isEdit: sources.Count > 0)))
                + (sources.Count * ModelCatalogue.SourceImagePrice),
            Moderation = Moderation.Judge(request.Prompt),
            HasUnreadSource = scene.HasUnreadSource,
            HasStandIn = scene.HasStandIn,
            ReshapesSingleImage = sources.Count == 1 && request.AspectRatio is not null,
            HasDefaultModel = request.Model is null,
        };
    }

    private static ImageRequest CommonPart(ImageEditRequest request) => new()
    {
        Prompt = request.Prompt,
        Model = request.Model,
        N = request.N,
        AspectRatio = request.AspectRatio,
        Resolution = request.Resolution,
        Quality = request.Quality,
        ResponseFormat = request.ResponseFormat,
        StorageOptions = request.StorageOptions,
        Deferred = request.Deferred,
        Output = request.Output,
        User = request.User,
    };

    private static string QualityOf(Caller caller, ImageRequest request, string name, ImageModelCard model, bool isEdit)
    {
        string? asked = caller.Leniency.Known(request.Quality, "quality", quality => quality.IsKnown, Undocumented.QualityValues)?.Value;
        if (asked is not null && !model.HasQuality)
        {
            caller.Leniency.Refuse(
                ApiFault.Invalid($"'quality' is not for the model '{model.Id}'", Undocumented.QualityOfOtherModels),
                Leniency.QualityOfOtherModels);
        }

        return asked switch
        {
            _ when s_lowQualityNames.Contains(name) || !model.HasQuality => "low",
            null or "auto" => isEdit ? "medium" : "low",
            _ => asked,
        };
    }

    private async Task<ImageOutput> GenerateAsync(AcceptedImages accepted, int index)
    {
        MediaAsset asset = accepted.Pictures[index];
        if (accepted.Moderation == ModerationVerdict.Withheld)
        {
            return new ImageOutput { MimeType = asset.Kind.ContentType, RespectModeration = false };
        }

        PublishedOutput published = await publisher.PublishAsync(accepted, asset);
        if (accepted.UploadTargets is { Count: > 0 } targets)
        {
            await UploadTargets.SendAsync(targets[index], asset);
        }

        return new ImageOutput
        {
            Url = accepted.IsInline ? null : published.Url,
            Base64 = accepted.IsInline ? BinaryData.FromBytes(await asset.ReadAsync()) : null,
            MimeType = asset.Kind.ContentType,
            FileOutput = published.File,
            StorageError = published.StorageError,
        };
    }
}
