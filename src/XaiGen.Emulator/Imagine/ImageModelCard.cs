namespace XaiGen.Emulator.Imagine;

/// <summary>An image model; the price is that of one image at 1k and low quality, in ticks.</summary>
internal sealed record ImageModelCard(string Id, string Version, DateTimeOffset Created, long BasePrice, bool HasQuality)
    : ModelCard(Id, Version, Created)
{
    public static IReadOnlyList<string> Resolutions { get; } = ["1k", "1.5k", "2k"];

    public IReadOnlyList<string> Qualities => HasQuality ? ["low", "medium"] : ["low"];

    public long PriceOf(string resolution, string quality)
    {
        int forSize = resolution switch { "2k" => 4, "1.5k" => 2, _ => 1 };
        return BasePrice * forSize * (quality == "low" ? 1 : 3);
    }
}
