using XaiGen.Emulator.Imagine;

namespace XaiGen.Emulator.Http;

/// <summary>The Models operations of the contract.</summary>
internal sealed class ModelEndpoints
{
    public Task ListImageModelsAsync(ApiCall call) => call.RespondAsync(
        new ImageGenerationModelList { Models = [.. ModelCatalogue.ImageModels.Select(Describe)] });

    public Task GetImageModelAsync(ApiCall call) => call.RespondAsync(
        Describe(ModelCatalogue.FindImageModel(NameOf(call)) ?? throw NoSuchModel(call)));

    public Task ListVideoModelsAsync(ApiCall call) => call.RespondAsync(
        new VideoGenerationModelList { Models = [.. ModelCatalogue.VideoModels.Select(Describe)] });

    public Task GetVideoModelAsync(ApiCall call) => call.RespondAsync(
        Describe(ModelCatalogue.FindVideoModel(NameOf(call)) ?? throw NoSuchModel(call)));

    private static string NameOf(ApiCall call) => call.PathValue("model_id");

    private static ApiFault NoSuchModel(ApiCall call) => ApiFault.NotFound($"The model '{NameOf(call)}' does not exist");

    private static ImageGenerationModel Describe(ImageModelCard card) => new()
    {
        Id = new ImageModel(card.Id),
        Object = "model",
        OwnedBy = "xai",
        Version = card.Version,
        Created = card.Created,
        Fingerprint = FingerprintOf(card),
        MaxPromptLength = ModelCatalogue.MaxPromptLength,
        InputModalities = ["text", "image"],
        OutputModalities = ["image"],
        Aliases = [.. card.Aliases.Select(name => new ImageModel(name))],
        ImagePrice = card.PriceOf("1k", card.Qualities[^1]) / ModelCatalogue.TicksPerCent,
        Pricing =
        [
            .. from quality in card.Qualities
               from resolution in ImageModelCard.Resolutions
               select new ImagePrice
               {
                   Quality = quality,
                   Resolution = resolution,
                   PricePerImage = card.PriceOf(resolution, quality),
               },
        ],
    };

    private static VideoGenerationModel Describe(VideoModelCard card) => new()
    {
        Id = new VideoModel(card.Id),
        Object = "model",
        OwnedBy = "xai",
        Version = card.Version,
        Created = card.Created,
        Fingerprint = FingerprintOf(card),
        InputModalities = card.IsGuided ? ["text", "image", "video", "audio"] : ["text", "image", "video"],
        OutputModalities = ["video"],
        Aliases = [.. card.Aliases.Select(name => new VideoModel(name))],
    };

    private static string FingerprintOf(ModelCard card) => $"fp_emulator_{card.Version}";
}
