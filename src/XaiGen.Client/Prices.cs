namespace XaiGen;

/// <summary>What requests cost: by the prices in the contract, or for images by the service's list where it has been asked for.</summary>
/// <param name="listed">The models of the service's list, by name and alias; null before it was asked for.</param>
internal sealed class Prices(IReadOnlyDictionary<string, ImageGenerationModel>? listed)
{
    internal const decimal TicksPerDollar = 10_000_000_000;

    /// <summary>The prices in the contract.</summary>
    public static Prices Published { get; } = new(null);

    /// <summary>The cost in US dollars, and whether it is the list's.</summary>
    public (decimal Usd, bool IsListed) Of(BatchRequestBody request) => request.Match(
        imageGeneration: images => Of(
            images.EstimateCostInUsd(), images.N,
            (images with { N = 2 }).EstimateCostInUsd() - (images with { N = 1 }).EstimateCostInUsd(),
            PriceOf(images.Model, images.Resolution, images.Quality, ImageQuality.Low)),
        imageEdit: images => Of(
            images.EstimateCostInUsd(), images.N,
            (images with { N = 2 }).EstimateCostInUsd() - (images with { N = 1 }).EstimateCostInUsd(),
            PriceOf(images.Model, images.Resolution, images.Quality, ImageQuality.Medium)),
        videoGeneration: video => (
            video.Match(generate: generation => generation.EstimateCostInUsd(), edit: edit => edit.EstimateCostInUsd()), false),
        videoExtension: video => (video.EstimateCostInUsd(), false));

    /// <summary>The cost by the contract, with the list's price of an image in the place of the contract's.</summary>
    private static (decimal Usd, bool IsListed) Of(decimal cost, int? images, decimal published, decimal? listed)
        => listed is { } price ? (cost + ((images ?? 1) * (price - published)), true) : (cost, false);

    /// <summary>The price of one image by the list; null where it has none.</summary>
    private decimal? PriceOf(ImageModel? model, ImageResolution? resolution, ImageQuality? quality, ImageQuality otherwise)
    {
        if (listed is null || !listed.TryGetValue(model?.Value ?? ImageModel.GrokImagineImage2_0.Value, out ImageGenerationModel? card))
        {
            return null;
        }

        string size = resolution?.Value ?? ImageResolution.Res1K.Value;
        string care = (quality is null || quality == ImageQuality.Auto ? otherwise : quality.Value).Value;
        return card.Pricing?.Where(price => (price.Resolution ?? size) == size && (price.Quality ?? care) == care)
            .Max(price => price.PricePerImageInUsd) ?? card.ImagePrice / 100m;
    }
}
