using System.Globalization;

namespace XaiGen.Cli.Demo;

/// <summary>What the tour will cost at the real API, as far as that can be known before.</summary>
/// <param name="Endpoint">Where it will be charged.</param>
/// <param name="Single">What is made one by one.</param>
/// <param name="Batch">What the requests of the batch would cost one by one.</param>
internal sealed record TourEstimate(Uri Endpoint, CostEstimate Single, CostEstimate Batch)
{
    /// <summary>Asks the service for its prices, which costs nothing and shows whether the key is right.</summary>
    public static async Task<TourEstimate> AskAsync(XaiClient client, CancellationToken cancellation) => new(
        client.Endpoint,
        await client.EstimateAsync(Tour.SingleRequests(), cancellation),
        await client.EstimateAsync(Tour.BatchOf(new FileId("file")), cancellation));

    public override string ToString()
    {
        double seconds = (Tour.ClipLength + Tour.ExtensionLength).TotalSeconds;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"On {Endpoint.Host} this makes 3 images and {seconds} seconds of video, and 2 images as a batch.\n"
            + $"Estimate: ${Single.CostInUsd + Batch.CostInUsd:0.00}, and less for the batch. It is only an estimate: images by the "
            + $"service's price list, videos by published prices.");
    }
}
