namespace XaiGen.Emulator.Media.Painting;

/// <summary>Paints a picture for a prompt: the same picture for the same prompt, index and size, another one for any other.</summary>
internal sealed class Painter
{
    /// <summary>How strongly an edit shows over what is edited: both must be plain to see.</summary>
    public const double EditStrength = 0.42;

    private readonly Canvas canvas;
    private readonly Chance chance;
    private readonly Mood mood;
    private readonly Palette palette;

    private Painter(string prompt, int index, ImageSize size)
    {
        canvas = new(size);
        chance = new($"{index}:{prompt}");
        mood = Mood.Of(prompt);
        palette = Palette.For(mood, chance);
    }

    private bool IsNight => mood.Light == Light.Night || mood.Subject == Subject.Space;

    /// <param name="prompt">What to show, as far as the emulator understands it.</param>
    /// <param name="index">Which of several pictures for the same prompt.</param>
    /// <param name="size">In pixels.</param>
    public static PixelImage Paint(string prompt, int index, ImageSize size)
    {
        var painter = new Painter(prompt, index, size);
        painter.PaintSubject();
        return painter.canvas.Image;
    }

    /// <summary>The sources side by side, the first one widest, with the prompt's own picture laid over them.</summary>
    public static PixelImage Edit(IReadOnlyList<PixelImage> sources, string prompt, int index, ImageSize size)
    {
        if (sources.Count == 0)
            throw new ArgumentException("An edit needs at least one source picture.", nameof(sources));
        return SideBySide([.. sources.Select(source => source.Cover(size))]).Blend(Paint(prompt, index, size), EditStrength);
    }

    /// <summary>Pictures of one size in upright strips that run into each other.</summary>
    private static PixelImage SideBySide(PixelImage[] pictures)
    {
        if (pictures.Length == 1)
            return pictures[0];
        var result = new PixelImage(pictures[0].Size);
        var seam = result.Width * 0.06f;
        // The first picture is the base and gets as much room as two others.
        var strip = result.Width / (pictures.Length + 1f);
        for (var x = 0; x < result.Width; x++)
        {
            for (var y = 0; y < result.Height; y++)
            {
                // Leaning seams look less like a printing fault than upright ones.
                var place = x + (y - result.Height / 2f) * 0.15f;
                var at = (y * result.Width + x) * 3;
                for (var channel = 0; channel < 3; channel++)
                {
                    float value = pictures[0].Rgb[at + channel];
                    for (var i = 1; i < pictures.Length; i++)
                        value += (pictures[i].Rgb[at + channel] - value) * Math.Clamp((place - strip * (i + 1)) / seam + 0.5f, 0, 1);
                    result.Rgb[at + channel] = (byte)(value + 0.5f);
                }
            }
        }
        return result;
    }

    private void PaintSubject()
    {
        switch (mood.Subject)
        {
            case Subject.Hills:
                PaintSky(horizon: 0.7f);
                PaintLayers(0.52f, 1, 5, (level, near) => Ridge.Waves(chance, level, 0.05f + 0.02f * near, chance.Between(0.7f, 1.6f), 3, 0.4f));
                break;
            case Subject.Mountains:
                PaintSky(horizon: 0.75f);
                PaintLayers(0.45f, 0.98f, 4, (level, near) => Ridge.Peaks(chance, level, 0.26f - 0.14f * near, 0.52f));
                break;
            case Subject.Forest:
                PaintSky(horizon: 0.7f);
                PaintLayers(0.58f, 1.08f, 5, (level, near) => Ridge.Firs(
                    chance, Ridge.Waves(chance, level, 0.03f, 1.1f, 2, 0.5f), 0.12f + 0.2f * near, (int)((34 - 22 * near) * canvas.Shape) + 3));
                break;
            case Subject.Dunes:
                PaintSky(horizon: 0.65f);
                PaintLayers(0.56f, 0.95f, 4, (level, near) => Ridge.Waves(chance, level, 0.04f + 0.05f * near, chance.Between(0.5f, 0.9f), 2, 0.25f));
                break;
            case Subject.Sea:
                PaintSea();
                break;
            case Subject.City:
                PaintSky(horizon: 0.85f);
                PaintCity();
                break;
            case Subject.Space:
                PaintSpace();
                break;
            case Subject.Circles:
                PaintCircles();
                break;
        }
    }

    /// <returns>Where the sun or the moon stands.</returns>
    private (float X, float Y) PaintSky(float horizon)
    {
        canvas.Gradient(0, horizon, palette.Zenith, palette.Horizon);
        canvas.Gradient(horizon, 1, palette.Horizon, palette.Far);
        if (IsNight)
            PaintStars(horizon, 170);

        var isLow = mood.Light is Light.Dawn or Light.Dusk;
        var (x, y) = (chance.Between(0.18f, 0.82f), isLow ? chance.Between(0.36f, 0.48f) : chance.Between(0.14f, 0.28f));
        var radius = isLow ? chance.Between(0.06f, 0.09f) : chance.Between(0.04f, 0.06f);
        canvas.Disc(x, y, radius * 7, palette.Glow, IsNight ? 0.16f : 0.45f, softness: 1);
        canvas.Disc(x, y, radius * 2.6f, palette.Glow, IsNight ? 0.22f : 0.55f, softness: 1);
        canvas.Disc(x, y, radius, palette.Glow);
        PaintClouds(horizon);
        return (x, y);
    }

    private void PaintStars(float depth, int count)
    {
        for (var i = 0; i < count * canvas.Shape; i++)
        {
            var height = chance.Next();
            canvas.Disc(chance.Next(), height * depth, chance.Between(0.0006f, 0.0022f), Colour.White, chance.Between(0.3f, 1) * (1 - height * 0.8f));
        }
    }

    private void PaintClouds(float horizon)
    {
        var colour = palette.Horizon.Towards(IsNight ? palette.Zenith : Colour.White, 0.6f);
        for (var cloud = chance.Below(4); cloud >= 0; cloud--)
        {
            var (x, y, scale) = (chance.Next(), chance.Between(0.12f, horizon * 0.7f), chance.Between(0.03f, 0.07f));
            for (var puff = 0; puff < 9; puff++)
            {
                var aside = chance.Between(-1, 1);
                var size = scale * (1.1f - 0.6f * MathF.Abs(aside)) * chance.Between(0.7f, 1.1f);
                canvas.Disc(x + aside * scale * 3.2f / canvas.Shape, y + chance.Between(-0.25f, 0.25f) * scale, size, colour, 0.34f, softness: 0.8f, stretch: 1.9f);
            }
        }
    }

    /// <summary>Land from far to near, each layer darker and lower than the one behind it.</summary>
    private void PaintLayers(float farLevel, float nearLevel, int count, Func<float, float, Func<float, float>> ridge)
    {
        for (var i = 0; i < count; i++)
        {
            var near = i / (count - 1f);
            var level = farLevel + (nearLevel - farLevel) * MathF.Pow(near, 1.15f) * 0.85f;
            var crest = palette.At(near);
            canvas.Below(ridge(level, near), crest, crest.Towards(palette.Horizon, 0.4f * (1 - near)), level + 0.35f);
        }
    }

    private void PaintSea()
    {
        var horizon = chance.Between(0.52f, 0.62f);
        var sun = PaintSky(horizon);
        canvas.Below(Ridge.Peaks(chance, horizon + 0.01f, 0.06f, 0.5f), palette.Far, palette.Far, 1);
        var water = palette.Near.Towards(palette.Zenith, 0.35f);
        canvas.Gradient(horizon, 1, palette.Horizon.Towards(water, 0.45f), water);
        for (var i = 0; i < 150; i++)
        {
            var depth = MathF.Pow(chance.Next(), 1.6f);
            var y = horizon + 0.004f + depth * (1 - horizon);
            var isGlitter = i % 2 == 0;
            var x = isGlitter ? sun.X + chance.Between(-1, 1) * (0.03f + depth * 0.1f) : chance.Next();
            var colour = isGlitter ? palette.Glow : palette.Horizon;
            canvas.Disc(x, y, 0.0015f + depth * 0.006f, colour, isGlitter ? 0.75f : 0.22f, softness: 0.6f, stretch: 14);
        }
        canvas.Below(Ridge.Waves(chance, 0.97f, 0.025f, 0.8f, 3, 0.4f), palette.Near.Towards(palette.Horizon, 0.15f), palette.Near);
    }

    private void PaintCity()
    {
        const int rows = 3;
        for (var row = 0; row < rows; row++)
        {
            var near = (row + 1f) / rows;
            var colour = palette.At(near);
            var x = -0.03f;
            while (x < 1)
            {
                var width = chance.Between(0.05f, 0.11f) * (0.7f + near * 0.5f) / canvas.Shape;
                var top = chance.Between(0.3f, 0.62f) + row * 0.11f;
                PaintTower(x, top, x + width, colour, near);
                x += width * chance.Between(0.9f, 1.15f);
            }
        }
    }

    private void PaintTower(float left, float top, float right, Colour colour, float near)
    {
        canvas.Rectangle(left, top, right, 1, colour);
        if (chance.Next() < 0.25f)
            canvas.Rectangle((left + right) / 2, top - chance.Between(0.02f, 0.07f), (left + right) / 2 + 0.002f, top, colour);

        var lit = palette.Glow.Towards(Colour.Hsl(42, 1, 0.65f), 0.6f);
        var share = IsNight ? 0.45f : mood.Light == Light.Day ? 0.12f : 0.3f;
        var (stepX, stepY) = (0.013f * (0.6f + near * 0.6f) / canvas.Shape, 0.021f * (0.6f + near * 0.6f));
        for (var y = top + stepY; y < 1; y += stepY)
        {
            for (var x = left + stepX * 0.7f; x < right - stepX; x += stepX)
            {
                if (chance.Next() < share)
                    canvas.Rectangle(x, y, x + stepX * 0.5f, y + stepY * 0.45f, lit, 0.35f + 0.5f * near);
            }
        }
    }

    private void PaintSpace()
    {
        canvas.Gradient(0, 1, palette.Zenith.Towards(new(4, 4, 14), 0.75f), palette.Far.Towards(new(8, 6, 24), 0.6f));
        for (var i = 0; i < 8; i++)
            canvas.Disc(chance.Next(), chance.Next(), chance.Between(0.2f, 0.45f), i % 2 == 0 ? palette.Near : palette.Horizon, 0.14f, softness: 1, stretch: 1.6f);
        PaintStars(1.2f, 320);

        var (x, y, radius) = (chance.Between(0.3f, 0.7f), chance.Between(0.4f, 0.65f), chance.Between(0.2f, 0.3f));
        canvas.Disc(x, y, radius * 1.35f, palette.Horizon, 0.3f, softness: 1);
        canvas.Disc(x, y, radius, palette.Near);
        for (var band = 0; band < 7; band++)
        {
            var at = -0.7f + band * 0.23f;
            canvas.Disc(x, y + at * radius, radius * 0.1f, palette.Horizon, 0.28f, softness: 0.9f, stretch: 9 * MathF.Sqrt(1 - at * at));
        }
        canvas.Disc(x - radius * 0.35f / canvas.Shape, y - radius * 0.35f, radius * 0.6f, Colour.White, 0.28f, softness: 1);
        var moon = (X: x + radius * chance.Between(1.2f, 1.5f) / canvas.Shape, Y: y - radius * chance.Between(0.5f, 1));
        canvas.Disc(moon.X, moon.Y, radius * 0.18f, palette.Glow);
    }

    private void PaintCircles()
    {
        canvas.Gradient(0, 1, palette.Zenith, palette.Horizon);
        var hue = chance.Between(0, 360);
        for (var i = 0; i < 26; i++)
        {
            var size = 0.05f + 0.22f * MathF.Pow(chance.Next(), 2);
            var colour = Colour.Hsl(hue + chance.Between(-45, 45) + (i % 5 == 0 ? 180 : 0), 0.7f, chance.Between(0.45f, 0.75f));
            var toned = mood.Tint is { } tint ? colour.Towards(tint, 0.6f) : colour;
            var (x, y) = (chance.Next(), chance.Next());
            canvas.Disc(x, y, size, toned, 0.55f);
            canvas.Disc(x - size * 0.3f / canvas.Shape, y - size * 0.3f, size * 0.55f, Colour.White, 0.2f, softness: 1);
        }
    }
}
