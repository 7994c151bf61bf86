namespace XaiGen.Emulator.Media.Painting;

/// <summary>The outlines of land: functions from x to y (0 at the top).</summary>
internal static class Ridge
{
    /// <summary>Rolling or craggy ground: waves of increasing frequency and decreasing height, with random phases.</summary>
    public static Func<float, float> Waves(Chance chance, float level, float height, float frequency, int octaves, float roughness)
    {
        var waves = new (float Height, float Frequency, float Phase)[octaves];
        for (int i = 0; i < octaves; i++)
        {
            waves[i] = (height, frequency * chance.Between(0.8f, 1.25f), chance.Between(0, MathF.Tau));
            (height, frequency) = (height * roughness, frequency * 2.1f);
        }
        return x =>
        {
            float y = level;
            foreach ((float Height, float Frequency, float Phase) wave in waves)
            {
                y -= wave.Height * MathF.Sin(x * wave.Frequency * MathF.Tau + wave.Phase);
            }

            return y;
        };
    }

    /// <summary>Peaks: points joined by straight slopes that are subdivided repeatedly.</summary>
    public static Func<float, float> Peaks(Chance chance, float level, float height, float roughness)
    {
        const int steps = 8;
        float[] points = new float[(1 << steps) + 1];
        points[0] = chance.Between(-0.3f, 0.6f) * height;
        points[^1] = chance.Between(-0.3f, 0.6f) * height;
        float swing = height;
        for (int span = 1 << steps; span > 1; span /= 2, swing *= roughness)
        {
            for (int i = span / 2; i < points.Length; i += span)
            {
                points[i] = (points[i - span / 2] + points[i + span / 2]) / 2 + chance.Between(-1, 1) * swing;
            }
        }
        return x =>
        {
            float position = Math.Clamp(x, 0, 1) * (points.Length - 1);
            int index = Math.Min((int)position, points.Length - 2);
            return level - (points[index] + (points[index + 1] - points[index]) * (position - index));
        };
    }

    /// <summary>A row of firs on the ground.</summary>
    /// <param name="chance">The source of their sizes.</param>
    /// <param name="ground">The outline of the ground.</param>
    /// <param name="height">The height of a tall fir.</param>
    /// <param name="count">The number of firs across the picture.</param>
    public static Func<float, float> Firs(Chance chance, Func<float, float> ground, float height, int count)
    {
        var trees = new (float X, float Height)[count + 2];
        for (int i = 0; i < trees.Length; i++)
        {
            trees[i] = ((i - 1 + chance.Between(0.2f, 0.8f)) / count, height * chance.Between(0.45f, 1));
        }

        return x =>
        {
            float tallest = 0f;
            int near = (int)(x * count) + 1;
            for (int i = Math.Max(near - 1, 0); i <= Math.Min(near + 1, trees.Length - 1); i++)
            {
                float away = MathF.Abs(x - trees[i].X) * count;
                float outline = 1 - away / 0.85f;
                float branches = 0.06f * MathF.Abs((outline * 7 % 1 + 1) % 1 - 0.5f);
                tallest = MathF.Max(tallest, trees[i].Height * (outline - branches));
            }
            return ground(x) - tallest;
        };
    }
}
