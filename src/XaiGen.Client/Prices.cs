namespace XaiGen;

/// <summary>
/// What requests cost, in ticks. Images by the service's own list where it has been asked for; all else by what was published in November
/// 2026, the dearest where several figures were, because a budget must hold.
/// </summary>
/// <param name="listed">The models of the service's list, by name and alias; null before it was asked for.</param>
internal sealed class Prices(IReadOnlyDictionary<string, ImageGenerationModel>? listed)
{
    private const long Cent = 100_000_000;
    private const long DefaultSeconds = 8;
    private const long ExtensionSeconds = 6;

    // What can be edited lasts no longer.
    private const long LongestEdit = 9;

    public static Prices Published { get; } = new(null);

    /// <summary>The cost, and whether all of it is from the list.</summary>
    public (long Ticks, bool IsListed) Of(BatchRequestBody request) => request.Match(
        imageGeneration: images => Images(
            images.Model, images.N, images.Resolution, Chosen(images.Quality) ?? ImageQuality.Low, sources: 0),
        imageEdit: images => Images(
            images.Model, images.N, images.Resolution, Chosen(images.Quality) ?? ImageQuality.Medium, SourcesOf(images.Source)),
        videoGeneration: video => (video.Match(
            generate: generation => Video(
                generation.Model, generation.Resolution, (long?)generation.Duration?.TotalSeconds ?? DefaultSeconds,
                (generation.Image is null ? 0 : 1) + (generation.ReferenceImages?.Count ?? 0)),
            edit: edit => Video(edit.Model, resolution: null, LongestEdit, sources: 0)), false),
        videoExtension: video => (
            Video(video.Model, resolution: null, (long?)video.Duration?.TotalSeconds ?? ExtensionSeconds, sources: 0), false));

    // 'auto' means low for a generation and medium for an edit.
    private static ImageQuality? Chosen(ImageQuality? quality) => quality == ImageQuality.Auto ? null : quality;

    private static int SourcesOf(ImageEditRequestSource source) => source.Match(image: _ => 1, images: all => all.Count);

    private (long Ticks, bool IsListed) Images(ImageModel? model, int? n, ImageResolution? resolution, ImageQuality quality, int sources)
    {
        string size = resolution?.Value ?? ImageResolution.Res1K.Value;
        long? price =
            listed is not null && listed.TryGetValue(model?.Value ?? ImageModel.GrokImagineImage2_0.Value, out ImageGenerationModel? card)
            ? PriceOf(card, size, quality.Value)
            : null;
        long sourcePrice = sources * Cent / 5;
        return (((price ?? PublishedPrice(size, quality)) * (n ?? 1)) + sourcePrice, price is not null);
    }

    private static long? PriceOf(ImageGenerationModel card, string size, string quality)
        => card.Pricing?.Where(
            price => (price.Resolution is null || price.Resolution == size) && (price.Quality is null || price.Quality == quality))
            .Max(price => (long?)price.PricePerImage) ?? card.ImagePrice * Cent;

    private static long PublishedPrice(string size, ImageQuality quality)
        => (quality == ImageQuality.Low ? 2 : 6) * Cent * (size == ImageResolution.Res1K.Value
            ? 1
            : size == ImageResolution.Res1_5K.Value
            ? 2
            : 4);

    private static long Video(VideoModel? model, VideoResolution? resolution, long seconds, int sources)
    {
        (long second, long source) = (model?.Value, resolution?.Value) switch
        {
            ("grok-imagine-video-1.5-lite", "480p" or null) => (2 * Cent, Cent / 4),
            ("grok-imagine-video-1.5-lite", _) => (Cent * 7 / 2, Cent / 4),
            ("grok-imagine-video" or null, "480p" or null) => (5 * Cent, Cent / 5),
            ("grok-imagine-video" or null, "720p") => (7 * Cent, Cent / 5),
            (_, "480p" or null) => (8 * Cent, Cent),
            (_, "720p") => (14 * Cent, Cent),
            _ => (25 * Cent, Cent),
        };
        return (second * seconds) + (source * sources);
    }
}
