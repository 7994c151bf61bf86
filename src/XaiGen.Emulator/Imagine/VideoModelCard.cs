namespace XaiGen.Emulator.Imagine;

/// <summary>A video model. A guided model accepts keyframes and reference audio, and supports 1080p.</summary>
internal sealed record VideoModelCard(
    string Id, string Version, DateTimeOffset Created, SecondPrices SecondPrices, long SourceImagePrice, bool IsGuided)
    : ModelCard(Id, Version, Created)
{
    public long PriceOf(string resolution, TimeSpan duration, int sourceImages = 0)
    {
        long second = resolution switch { "1080p" => SecondPrices.P1080, "720p" => SecondPrices.P720, _ => SecondPrices.P480 };
        return (long)(second * duration.TotalSeconds) + (sourceImages * SourceImagePrice);
    }
}
