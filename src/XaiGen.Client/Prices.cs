namespace XaiGen;

/// <summary>
/// Estimates the cost of requests: by the prices in the contract, or for images by the service's price list if it was requested.
/// </summary>
/// <param name="listed">The models of the service's price list, by name and alias; null if it was not requested.</param>
internal sealed class Prices(IReadOnlyDictionary<string, ImageGenerationModel>? listed)
{
    internal const decimal TicksPerDollar = 10_000_000_000;

    /// <summary>The prices in the contract.</summary>
    public static Prices Published { get; } = new(null);

    /// <summary>The cost in US dollars, and whether it is from the service's list.</summary>
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

    /// <summary>Replaces the contract's price of an image by the list's in a cost.</summary>
    private static (decimal Usd, bool IsListed) Of(decimal cost, int? images, decimal published, decimal? listed)
        => listed is { } price ? (cost + ((images ?? 1) * (price - published)), true) : (cost, false);

    /// <summary>The price of one image in the list; null if it has none.</summary>
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
