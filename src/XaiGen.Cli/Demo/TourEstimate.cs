using System.Globalization;

namespace XaiGen.Cli.Demo;

/// <summary>The estimated cost of the tour at the real API.</summary>
/// <param name="Endpoint">The endpoint that will bill it.</param>
/// <param name="Single">The cost of the single calls.</param>
/// <param name="Batch">The cost of the batch's requests at single prices.</param>
internal sealed record TourEstimate(Uri Endpoint, CostEstimate Single, CostEstimate Batch)
{
    /// <summary>Requests the service's prices, which is free and checks the key.</summary>
    public static async Task<TourEstimate> AskAsync(XaiClient client, CancellationToken cancellation) => new(
        client.Endpoint,
        await client.EstimateAsync(Tour.SingleRequests(), cancellation),
        await client.EstimateAsync(Tour.BatchOf(new FileId("file")), cancellation));

    public override string ToString()
    {
        double seconds = (Tour.ClipLength + Tour.ExtensionLength).TotalSeconds;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"At {Endpoint.Host} this generates 3 images and {seconds} seconds of video, and 2 images as a batch.\n"
            + $"Estimate: ${Single.CostInUsd + Batch.CostInUsd:0.00}, with a lower price for the batch. It is only an estimate: images by the "
            + $"service's price list, videos by published prices.");
    }
}
