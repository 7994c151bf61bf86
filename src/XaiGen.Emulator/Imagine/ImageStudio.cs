using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Imagine;

/// <summary>Takes orders for pictures, checks them before anything is made, and makes them.</summary>
internal sealed class ImageStudio(SourceReader reader, OutputKeeper keeper, UploadTargets uploads)
{
    private const string DefaultModel = "grok-imagine-image-2.0";

    /// <summary>Retired names, which the current model serves at low quality.</summary>
    private static readonly string[] s_lowQualityNames = ["grok-imagine-image-quality", "grok-imagine-image-pro"];

    public ImageOrder Accept(Caller caller, ImageGenerationRequest request)
    {
        request.Validate();
        return Accept(caller, "generateImages", request, []);
    }

    public async Task<ImageOrder> AcceptAsync(Caller caller, ImageEditRequest request)
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

        ImageOrder order = Accept(caller, "editImages", CommonPart(request), sources);

        // A source that cannot be read refuses the order rather than the fetching of a result.
        await order.Pictures[0].ReadAsync();
        return order;
    }

    public async Task<ImageResponse> FulfilAsync(ImageOrder order)
    {
        if (order.Faults.Generating is { } fault)
        {
            throw fault;
        }

        Moderation.ThrowIfRefused(order, "image");
        List<GeneratedImage> images = [];
        for (int index = 0; index < order.Pictures.Count; index++)
        {
            images.Add(await FulfilAsync(order, index));
        }

        return new ImageResponse { Data = images, Usage = new MediaUsage { CostInUsdTicks = order.Cost } };
    }

    private ImageOrder Accept(
        Caller caller, string operation, ImageGenerationRequest request, IReadOnlyList<SourceMedia> sources)
    {
        string name = request.Model?.Value ?? DefaultModel;
        ImageModelCard model = ModelCatalogue.ImageModel(caller, name, DefaultModel);
        bool isInline = caller.Leniency.Known(request.ResponseFormat, "response_format", format => format.IsKnown)?.Value == "b64_json";
        IReadOnlyList<Uri> targets = request.Output?.UploadUrls ?? [];
        string resolution = caller.Leniency.Known(request.Resolution, "resolution", known => known.IsKnown)?.Value ?? "1k";
        int count = request.N ?? 1;

        ModelCatalogue.CheckPrompt(caller, request.Prompt);
        OutputKeeper.Check(request.StorageOptions);
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
        return new ImageOrder
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

    private static ImageGenerationRequest CommonPart(ImageEditRequest request) => new()
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

    private static string QualityOf(Caller caller, ImageGenerationRequest request, string name, ImageModelCard model, bool isEdit)
    {
        string? asked = caller.Leniency.Known(request.Quality, "quality", quality => quality.IsKnown, Undocumented.QualityValues)?.Value;
        if (asked is not null && !model.HasQuality)
        {
            caller.Leniency.Refuse(
                ApiFault.Invalid($"'quality' is not for the model '{model.Id}'", Undocumented.QualityOfOtherModels), Leniency.QualityOfOtherModels);
        }

        return asked switch
        {
            _ when s_lowQualityNames.Contains(name) || !model.HasQuality => "low",
            null or "auto" => isEdit ? "medium" : "low",
            _ => asked,
        };
    }

    private async Task<GeneratedImage> FulfilAsync(ImageOrder order, int index)
    {
        MediaAsset asset = order.Pictures[index];
        if (order.Moderation == ModerationVerdict.Withheld)
        {
            return new GeneratedImage { MimeType = asset.Kind.ContentType, RespectModeration = false };
        }

        KeptOutput kept = await keeper.KeepAsync(order, asset);
        if (order.UploadTargets is { Count: > 0 } targets)
        {
            await UploadTargets.SendAsync(targets[index], asset);
        }

        return new GeneratedImage
        {
            Url = order.IsInline ? null : kept.Address,
            Base64 = order.IsInline ? BinaryData.FromBytes(await asset.ReadAsync()) : null,
            MimeType = asset.Kind.ContentType,
            FileOutput = kept.File,
            StorageError = kept.StorageError,
        };
    }
}
