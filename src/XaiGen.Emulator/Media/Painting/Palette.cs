namespace XaiGen.Emulator.Media.Painting;

/// <summary>The colours of one picture, from the top of the sky to the foreground.</summary>
internal sealed record Palette(Colour Zenith, Colour Horizon, Colour Glow, Colour Far, Colour Near)
{
    /// <summary>How strongly a colour named in the prompt tints the palette.</summary>
    private const float TintShare = 0.5f;

    public static Palette For(Mood mood, Chance chance)
    {
        Palette palette = mood.Light switch
        {
            Light.Day => new Palette(
                Colour.Hsl(chance.Between(200, 222), 0.68f, chance.Between(0.42f, 0.52f)),
                Colour.Hsl(chance.Between(185, 205), 0.75f, 0.86f),
                Colour.Hsl(50, 1, 0.94f),
                Colour.Hsl(chance.Between(160, 215), 0.34f, 0.66f),
                Ground(mood.Subject, chance, 0.24f)),
            Light.Dawn => new Palette(
                Colour.Hsl(chance.Between(205, 240), 0.48f, 0.62f),
                Colour.Hsl(chance.Between(-20, 30), 0.88f, 0.86f),
                Colour.Hsl(38, 1, 0.92f),
                Colour.Hsl(chance.Between(225, 300), 0.3f, 0.72f),
                Ground(mood.Subject, chance, 0.26f).Towards(Colour.Hsl(250, 0.35f, 0.3f), 0.45f)),
            Light.Dusk => new Palette(
                Colour.Hsl(chance.Between(225, 285), 0.52f, 0.27f),
                Colour.Hsl(chance.Between(8, 40), 0.94f, 0.66f),
                Colour.Hsl(44, 1, 0.84f),
                Colour.Hsl(chance.Between(290, 350), 0.4f, 0.46f),
                Ground(mood.Subject, chance, 0.12f).Towards(Colour.Hsl(265, 0.5f, 0.12f), 0.65f)),
            _ => new Palette(
                Colour.Hsl(chance.Between(222, 250), 0.62f, 0.07f),
                Colour.Hsl(chance.Between(200, 265), 0.5f, 0.3f),
                Colour.Hsl(50, 0.5f, 0.93f),
                Colour.Hsl(chance.Between(215, 245), 0.36f, 0.26f),
                Ground(mood.Subject, chance, 0.07f).Towards(Colour.Hsl(230, 0.5f, 0.06f), 0.6f)),
        };
        return mood.Tint is { } tint ? palette.Tinted(tint) : palette;
    }

    /// <summary>The colour at a distance: from 0 at the horizon, in full haze, to 1 in the foreground.</summary>
    public Colour At(float nearness) => Far.Towards(Near, nearness);

    private Palette Tinted(Colour tint) => new(
        Zenith.Towards(tint, TintShare),
        Horizon.Towards(tint, TintShare),
        Glow.Towards(tint, TintShare / 4),
        Far.Towards(tint, TintShare),
        Near.Towards(tint, TintShare / 2));

    private static Colour Ground(Subject subject, Chance chance, float lightness) => subject switch
    {
        Subject.Dunes => Colour.Hsl(chance.Between(18, 36), 0.62f, lightness * 1.7f),
        Subject.Sea => Colour.Hsl(chance.Between(185, 215), 0.7f, lightness * 1.1f),
        Subject.City => Colour.Hsl(chance.Between(215, 250), 0.3f, lightness * 0.8f),
        Subject.Mountains => Colour.Hsl(chance.Between(205, 240), 0.3f, lightness),
        Subject.Circles or Subject.Space => Colour.Hsl(chance.Between(0, 360), 0.7f, lightness * 1.8f),
        _ => Colour.Hsl(chance.Between(85, 160), 0.45f, lightness),
    };
}
