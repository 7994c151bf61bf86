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
