using System.Globalization;

namespace XaiGen.Cli.Demo;

/// <summary>What the tour will cost at the real API, as far as that can be known before.</summary>
/// <param name="Endpoint">Where it will be charged.</param>
/// <param name="ImagePrice">The price of one image in dollars, if the service tells it.</param>
internal sealed record TourEstimate(Uri Endpoint, decimal? ImagePrice)
{
    // Videos have no price list. The published example of a finished one of 6 seconds says 5,000,000,000 ticks.
    private const decimal VideoSecondPrice = 0.50m / 6;

    private static double VideoSeconds => (Tour.ClipLength + Tour.ExtensionLength).TotalSeconds;

    private decimal Total => (Tour.ImageCount * (ImagePrice ?? 0)) + ((decimal)VideoSeconds * VideoSecondPrice);

    /// <summary>Asks the service for its prices, which costs nothing and shows whether the key is right.</summary>
    public static async Task<TourEstimate> AskAsync(XaiClient client, CancellationToken cancellation)
    {
        ImageGenerationModel model = await client.Models.GetImageModelAsync(Tour.ImageModel, cancellation);
        decimal? detailed = model.Pricing?.Where(price => price.Resolution is null or "1k").Max(price => price.PricePerImageInUsd);
        return new TourEstimate(client.Endpoint, detailed ?? (model.ImagePrice / 100m));
    }

    public override string ToString()
    {
        string images = ImagePrice is { } price ? $"at ${Dollars(price)} each by its price list" : "whose price it does not list";
        return $"""
            On {Endpoint.Host} this makes {Tour.ImageCount} images ({images}) and {VideoSeconds} seconds of video (at about ${Dollars(VideoSecondPrice)} each by a published example).
            Estimate: ${Total:0.00}{(ImagePrice is null ? " and the images" : "")}. It is only an estimate: the service charges what it counts, and may count the source images of edits too.
            """;
    }

    private static string Dollars(decimal amount) => amount.ToString("0.00#", CultureInfo.InvariantCulture);
}
