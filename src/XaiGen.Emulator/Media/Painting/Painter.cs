namespace XaiGen.Emulator.Media.Painting;

/// <summary>Paints a picture for a prompt: the same prompt, index and size always yield the same picture.</summary>
internal sealed class Painter
{
    /// <summary>The opacity of an edit over the original: both must be clearly visible.</summary>
    public const double EditStrength = 0.42;

    private readonly Canvas _canvas;
    private readonly Chance _chance;
    private readonly Mood _mood;
    private readonly Palette _palette;

    private Painter(string prompt, int index, ImageSize size)
    {
        _canvas = new(size);
        _chance = new($"{index}:{prompt}");
        _mood = Mood.Of(prompt);
        _palette = Palette.For(_mood, _chance);
    }

    private bool IsNight => _mood.Light == Light.Night || _mood.Subject == Subject.Space;

    /// <param name="prompt">The prompt.</param>
    /// <param name="index">The index among several pictures for the same prompt.</param>
    /// <param name="size">The size in pixels.</param>
    public static PixelImage Paint(string prompt, int index, ImageSize size)
    {
        var painter = new Painter(prompt, index, size);
        painter.PaintSubject();
        return painter._canvas.Image;
    }

    /// <summary>Shows the sources side by side, the first one widest, with the prompt's own picture laid over them.</summary>
    public static PixelImage Edit(IReadOnlyList<PixelImage> sources, string prompt, int index, ImageSize size)
    {
        if (sources.Count == 0)
        {
            throw new ArgumentException("An edit needs at least one source picture.", nameof(sources));
        }

        return SideBySide([.. sources.Select(source => source.Cover(size))]).Blend(Paint(prompt, index, size), EditStrength);
    }

    /// <summary>Pictures of one size in vertical strips that blend into each other.</summary>
    private static PixelImage SideBySide(PixelImage[] pictures)
    {
        if (pictures.Length == 1)
        {
            return pictures[0];
        }

        var result = new PixelImage(pictures[0].Size);
        float seam = result.Width * 0.06f;
        // The first picture is the main one and gets as much space as two others.
        float strip = result.Width / (pictures.Length + 1f);
        for (int x = 0; x < result.Width; x++)
        {
            for (int y = 0; y < result.Height; y++)
            {
                // Slanted seams look less like a rendering error than vertical ones.
                float place = x + (y - result.Height / 2f) * 0.15f;
                int at = (y * result.Width + x) * 3;
                for (int channel = 0; channel < 3; channel++)
                {
                    float value = pictures[0].Rgb[at + channel];
                    for (int i = 1; i < pictures.Length; i++)
                    {
                        value += (pictures[i].Rgb[at + channel] - value) * Math.Clamp((place - strip * (i + 1)) / seam + 0.5f, 0, 1);
                    }

                    result.Rgb[at + channel] = (byte)(value + 0.5f);
                }
            }
        }
        return result;
    }

    private void PaintSubject()
    {
        switch (_mood.Subject)
        {
            case Subject.Hills:
                PaintSky(horizon: 0.7f);
                PaintLayers(
                    0.52f, 1, 5, (level, near) => Ridge.Waves(_chance, level, 0.05f + 0.02f * near, _chance.Between(0.7f, 1.6f), 3, 0.4f));
                break;
            case Subject.Mountains:
                PaintSky(horizon: 0.75f);
                PaintLayers(0.45f, 0.98f, 4, (level, near) => Ridge.Peaks(_chance, level, 0.26f - 0.14f * near, 0.52f));
                break;
            case Subject.Forest:
                PaintSky(horizon: 0.7f);
                PaintLayers(0.58f, 1.08f, 5, (level, near) => Ridge.Firs(
                    _chance, Ridge.Waves(_chance, level, 0.03f, 1.1f, 2, 0.5f), 0.12f + 0.2f * near,
                    (int)((34 - 22 * near) * _canvas.Shape) + 3));
                break;
            case Subject.Dunes:
                PaintSky(horizon: 0.65f);
                PaintLayers(
                    0.56f, 0.95f, 4,
                    (level, near) => Ridge.Waves(_chance, level, 0.04f + 0.05f * near, _chance.Between(0.5f, 0.9f), 2, 0.25f));
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

    /// <returns>The position of the sun or the moon.</returns>
    private (float X, float Y) PaintSky(float horizon)
    {
        _canvas.Gradient(0, horizon, _palette.Zenith, _palette.Horizon);
        _canvas.Gradient(horizon, 1, _palette.Horizon, _palette.Far);
        if (IsNight)
        {
            PaintStars(horizon, 170);
        }

        bool isLow = _mood.Light is Light.Dawn or Light.Dusk;
        (float x, float y) = (_chance.Between(0.18f, 0.82f), isLow ? _chance.Between(0.36f, 0.48f) : _chance.Between(0.14f, 0.28f));
        float radius = isLow ? _chance.Between(0.06f, 0.09f) : _chance.Between(0.04f, 0.06f);
        _canvas.Disc(x, y, radius * 7, _palette.Glow, IsNight ? 0.16f : 0.45f, softness: 1);
        _canvas.Disc(x, y, radius * 2.6f, _palette.Glow, IsNight ? 0.22f : 0.55f, softness: 1);
        _canvas.Disc(x, y, radius, _palette.Glow);
        PaintClouds(horizon);
        return (x, y);
    }

    private void PaintStars(float depth, int count)
    {
        for (int i = 0; i < count * _canvas.Shape; i++)
        {
            float height = _chance.Next();
            _canvas.Disc(
                _chance.Next(), height * depth, _chance.Between(0.0006f, 0.0022f), Colour.White,
                _chance.Between(0.3f, 1) * (1 - height * 0.8f));
        }
    }

    private void PaintClouds(float horizon)
    {
        Colour colour = _palette.Horizon.Towards(IsNight ? _palette.Zenith : Colour.White, 0.6f);
        for (int cloud = _chance.Below(4); cloud >= 0; cloud--)
        {
            (float x, float y, float scale) = (_chance.Next(), _chance.Between(0.12f, horizon * 0.7f), _chance.Between(0.03f, 0.07f));
            for (int puff = 0; puff < 9; puff++)
            {
                float aside = _chance.Between(-1, 1);
                float size = scale * (1.1f - 0.6f * MathF.Abs(aside)) * _chance.Between(0.7f, 1.1f);
                _canvas.Disc(
                    x + aside * scale * 3.2f / _canvas.Shape, y + _chance.Between(-0.25f, 0.25f) * scale, size, colour, 0.34f,
                    softness: 0.8f, stretch: 1.9f);
            }
        }
    }

    /// <summary>Paints land from far to near, each layer darker and lower than the one behind it.</summary>
    private void PaintLayers(float farLevel, float nearLevel, int count, Func<float, float, Func<float, float>> ridge)
    {
        for (int i = 0; i < count; i++)
        {
            float near = i / (count - 1f);
            float level = farLevel + (nearLevel - farLevel) * MathF.Pow(near, 1.15f) * 0.85f;
            Colour crest = _palette.At(near);
            _canvas.Below(ridge(level, near), crest, crest.Towards(_palette.Horizon, 0.4f * (1 - near)), level + 0.35f);
        }
    }

    private void PaintSea()
    {
        float horizon = _chance.Between(0.52f, 0.62f);
        (float X, float Y) sun = PaintSky(horizon);
        _canvas.Below(Ridge.Peaks(_chance, horizon + 0.01f, 0.06f, 0.5f), _palette.Far, _palette.Far, 1);
        Colour water = _palette.Near.Towards(_palette.Zenith, 0.35f);
        _canvas.Gradient(horizon, 1, _palette.Horizon.Towards(water, 0.45f), water);
        for (int i = 0; i < 150; i++)
        {
            float depth = MathF.Pow(_chance.Next(), 1.6f);
            float y = horizon + 0.004f + depth * (1 - horizon);
            bool isGlitter = i % 2 == 0;
            float x = isGlitter ? sun.X + _chance.Between(-1, 1) * (0.03f + depth * 0.1f) : _chance.Next();
            Colour colour = isGlitter ? _palette.Glow : _palette.Horizon;
            _canvas.Disc(x, y, 0.0015f + depth * 0.006f, colour, isGlitter ? 0.75f : 0.22f, softness: 0.6f, stretch: 14);
        }
        _canvas.Below(Ridge.Waves(_chance, 0.97f, 0.025f, 0.8f, 3, 0.4f), _palette.Near.Towards(_palette.Horizon, 0.15f), _palette.Near);
    }

    private void PaintCity()
    {
        const int rows = 3;
        for (int row = 0; row < rows; row++)
        {
            float near = (row + 1f) / rows;
            Colour colour = _palette.At(near);
            float x = -0.03f;
            while (x < 1)
            {
                float width = _chance.Between(0.05f, 0.11f) * (0.7f + near * 0.5f) / _canvas.Shape;
                float top = _chance.Between(0.3f, 0.62f) + row * 0.11f;
                PaintTower(x, top, x + width, colour, near);
                x += width * _chance.Between(0.9f, 1.15f);
            }
        }
    }

    private void PaintTower(float left, float top, float right, Colour colour, float near)
    {
        _canvas.Rectangle(left, top, right, 1, colour);
        if (_chance.Next() < 0.25f)
        {
            _canvas.Rectangle((left + right) / 2, top - _chance.Between(0.02f, 0.07f), (left + right) / 2 + 0.002f, top, colour);
        }

        Colour lit = _palette.Glow.Towards(Colour.Hsl(42, 1, 0.65f), 0.6f);
        float share = IsNight ? 0.45f : _mood.Light == Light.Day ? 0.12f : 0.3f;
        (float stepX, float stepY) = (0.013f * (0.6f + near * 0.6f) / _canvas.Shape, 0.021f * (0.6f + near * 0.6f));
        for (float y = top + stepY; y < 1; y += stepY)
        {
            for (float x = left + stepX * 0.7f; x < right - stepX; x += stepX)
            {
                if (_chance.Next() < share)
                {
                    _canvas.Rectangle(x, y, x + stepX * 0.5f, y + stepY * 0.45f, lit, 0.35f + 0.5f * near);
                }
            }
        }
    }

    private void PaintSpace()
    {
        _canvas.Gradient(0, 1, _palette.Zenith.Towards(new(4, 4, 14), 0.75f), _palette.Far.Towards(new(8, 6, 24), 0.6f));
        for (int i = 0; i < 8; i++)
        {
            _canvas.Disc(
                _chance.Next(), _chance.Next(), _chance.Between(0.2f, 0.45f), i % 2 == 0 ? _palette.Near : _palette.Horizon, 0.14f,
                softness: 1, stretch: 1.6f);
        }

        PaintStars(1.2f, 320);

        (float x, float y, float radius) = (_chance.Between(0.3f, 0.7f), _chance.Between(0.4f, 0.65f), _chance.Between(0.2f, 0.3f));
        _canvas.Disc(x, y, radius * 1.35f, _palette.Horizon, 0.3f, softness: 1);
        _canvas.Disc(x, y, radius, _palette.Near);
        for (int band = 0; band < 7; band++)
        {
            float at = -0.7f + band * 0.23f;
            _canvas.Disc(x, y + at * radius, radius * 0.1f, _palette.Horizon, 0.28f, softness: 0.9f, stretch: 9 * MathF.Sqrt(1 - at * at));
        }
        _canvas.Disc(x - radius * 0.35f / _canvas.Shape, y - radius * 0.35f, radius * 0.6f, Colour.White, 0.28f, softness: 1);
        (float X, float Y) moon = (X: x + radius * _chance.Between(1.2f, 1.5f) / _canvas.Shape, Y: y - radius * _chance.Between(0.5f, 1));
        _canvas.Disc(moon.X, moon.Y, radius * 0.18f, _palette.Glow);
    }

    private void PaintCircles()
    {
        _canvas.Gradient(0, 1, _palette.Zenith, _palette.Horizon);
        float hue = _chance.Between(0, 360);
        for (int i = 0; i < 26; i++)
        {
            float size = 0.05f + 0.22f * MathF.Pow(_chance.Next(), 2);
            var colour = Colour.Hsl(hue + _chance.Between(-45, 45) + (i % 5 == 0 ? 180 : 0), 0.7f, _chance.Between(0.45f, 0.75f));
            Colour toned = _mood.Tint is { } tint ? colour.Towards(tint, 0.6f) : colour;
            (float x, float y) = (_chance.Next(), _chance.Next());
            _canvas.Disc(x, y, size, toned, 0.55f);
            _canvas.Disc(x - size * 0.3f / _canvas.Shape, y - size * 0.3f, size * 0.55f, Colour.White, 0.2f, softness: 1);
        }
    }
}
