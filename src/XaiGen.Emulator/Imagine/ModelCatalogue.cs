namespace XaiGen.Emulator.Imagine;

/// <summary>
/// The models of the API, with their aliases and abilities. The API's reference lists few prices; the others are those that resellers agree
/// on, and must not be relied on.
/// </summary>
internal static class ModelCatalogue
{
    public const int MaxPromptLength = 1024;

    public const long TicksPerCent = 100_000_000;

    /// <summary>The price of one source image of an edit, in ticks of 10^-10 dollars.</summary>
    public const long SourceImagePrice = 20_000_000;

    public static IReadOnlyList<ImageModelCard> ImageModels { get; } =
    [
        new("grok-imagine-image-2.0", "2.0", Day(2026, 8, 1), 200_000_000, HasQuality: true)
        {
            Aliases = ["grok-imagine-image-quality", "grok-imagine-image-pro"],
        },
        new("grok-imagine-image", "1.0", Day(2026, 1, 29), 200_000_000, HasQuality: false),
    ];

    public static IReadOnlyList<VideoModelCard> VideoModels { get; } =
    [
        new("grok-imagine-video-1.5", "1.5", Day(
            2026, 8, 1), new(800_000_000, 1_400_000_000, 2_500_000_000), SourceImagePrice: 100_000_000, IsGuided: true)
        {
            Aliases = ["grok-imagine-video-1.5-preview"],
        },
        new("grok-imagine-video-1.5-lite", "1.5-lite", Day(
            2026, 10, 1), new(200_000_000, 350_000_000, 350_000_000), SourceImagePrice: 25_000_000, IsGuided: false),
        new("grok-imagine-video", "1.0", Day(
            2026, 1, 29), new(500_000_000, 700_000_000, 700_000_000), SourceImagePrice: 20_000_000, IsGuided: false),
    ];

    public static ImageModelCard? FindImageModel(string name) => Find(ImageModels, name);

    public static VideoModelCard? FindVideoModel(string name) => Find(VideoModels, name);

    /// <summary>The model named in a request.</summary>
    public static ImageModelCard ImageModel(Caller caller, string name, string usual)
        => FindImageModel(name) ?? StandIn(caller, name, FindImageModel(usual)!);

    /// <summary>The model named in a request.</summary>
    public static VideoModelCard VideoModel(Caller caller, string name, string usual)
        => FindVideoModel(name) ?? StandIn(caller, name, FindVideoModel(usual)!);

    public static void CheckPrompt(Caller caller, string prompt)
    {
        int length = prompt.EnumerateRunes().Count();
        if (length > MaxPromptLength)
        {
            caller.Leniency.Refuse(
                ApiFault.Invalid($"'prompt' must have at most {MaxPromptLength} characters; it has {length}", Undocumented.PromptLength),
                Leniency.PromptLength);
        }
    }

    private static TCard StandIn<TCard>(Caller caller, string name, TCard usual)
        where TCard : ModelCard
    {
        caller.Leniency.Refuse(ApiFault.NotFound($"The model '{name}' does not exist"), Leniency.UnknownModel);
        return usual;
    }

    private static TCard? Find<TCard>(IReadOnlyList<TCard> cards, string name)
        where TCard : ModelCard
        => cards.FirstOrDefault(card => card.Id == name || card.Aliases.Contains(name));

    private static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);
}

internal abstract record ModelCard(string Id, string Version, DateTimeOffset Created)
{
    public IReadOnlyList<string> Aliases { get; init; } = [];
}

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

/// <summary>The price of one second of a clip at 480p, 720p and 1080p, in ticks.</summary>
internal readonly record struct SecondPrices(long P480, long P720, long P1080);

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
