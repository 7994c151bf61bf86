namespace XaiGen.Emulator.Media.Painting;

/// <summary>What the emulator recognises in a prompt: known words; everything else depends on the prompt's hash.</summary>
internal sealed record Mood(Subject Subject, Light Light, Colour? Tint)
{
    private static readonly (Subject Subject, string[] Words)[] s_subjects =
    [
        (Subject.Space, ["space", "planet", "galaxy", "astronaut", "rocket", "nebula", "orbit", "cosmos", "universe"]),
        (
            Subject.City,
            ["city", "street", "skyline", "tower", "building", "urban", "tokyo", "york", "london", "paris", "car", "robot", "cyberpunk"]),
        (Subject.Sea, ["ocean", "sea", "beach", "wave", "waves", "lake", "water", "boat", "ship", "river", "island", "fish", "surf"]),
        (Subject.Forest, ["forest", "tree", "trees", "wood", "woods", "jungle", "fox", "bear", "deer", "garden"]),
        (Subject.Dunes, ["desert", "dune", "dunes", "sand", "sahara", "mars", "camel"]),
        (Subject.Mountains, ["mountain", "mountains", "snow", "alps", "peak", "ice", "glacier", "winter", "volcano"]),
        (Subject.Hills, ["hill", "hills", "meadow", "field", "valley", "landscape", "village", "dog", "cat", "horse"]),
        (
            Subject.Circles,
            ["abstract", "circle", "circles", "portrait", "logo", "pattern", "bubble", "bubbles", "ball", "balloon", "flower"]),
    ];

    private static readonly (Light Light, string[] Words)[] s_lights =
    [
        (Light.Night, ["night", "midnight", "moon", "moonlit", "stars", "starry", "dark", "neon"]),
        (Light.Dusk, ["sunset", "dusk", "evening", "twilight", "autumn"]),
        (Light.Dawn, ["sunrise", "dawn", "morning", "mist", "misty", "spring"]),
        (Light.Day, ["day", "sunny", "noon", "sun", "summer", "bright"]),
    ];

    private static readonly (Colour Colour, string[] Words)[] s_tints =
    [
        (Colour.Hsl(2, 0.85f, 0.48f), ["red", "crimson", "scarlet", "fire", "lava"]),
        (Colour.Hsl(28, 0.95f, 0.52f), ["orange", "amber", "copper"]),
        (Colour.Hsl(48, 0.95f, 0.55f), ["yellow", "gold", "golden"]),
        (Colour.Hsl(130, 0.6f, 0.4f), ["green", "emerald"]),
        (Colour.Hsl(178, 0.7f, 0.42f), ["teal", "turquoise", "cyan"]),
        (Colour.Hsl(218, 0.85f, 0.5f), ["blue", "azure"]),
        (Colour.Hsl(275, 0.65f, 0.5f), ["purple", "violet", "lavender"]),
        (Colour.Hsl(330, 0.85f, 0.65f), ["pink", "magenta", "rose"]),
        (Colour.Hsl(0, 0, 0.97f), ["white"]),
        (Colour.Hsl(0, 0, 0.04f), ["black"]),
        (Colour.Hsl(0, 0, 0.5f), ["gray", "grey", "monochrome"]),
    ];

    public static Mood Of(string prompt)
    {
        string text = prompt.ToLowerInvariant();
        HashSet<string> words = text.Split([.. text.Where(letter => !char.IsLetter(letter)).Distinct(), ' ']).ToHashSet();
        var chance = new Chance("mood:" + prompt);
        Subject subject = chance.Of<Subject>(Enum.GetValues<Subject>());
        Light light = chance.Of<Light>([Light.Day, Light.Day, Light.Dawn, Light.Dusk, Light.Night]);
        return new(
            s_subjects.Where(known => words.Overlaps(known.Words)).Select(known => known.Subject).DefaultIfEmpty(subject).First(),
            s_lights.Where(known => words.Overlaps(known.Words)).Select(known => known.Light).DefaultIfEmpty(light).First(),
            s_tints.Where(known => words.Overlaps(known.Words)).Select(known => (Colour?)known.Colour).FirstOrDefault());
    }
}
