namespace XaiGen.Emulator.Media.Painting;

/// <summary>A picture being painted. Coordinates are fractions of the picture: x of its width, y and lengths of its height.</summary>
internal sealed class Canvas(ImageSize size)
{
    private readonly PixelImage _image = new(size);

    public PixelImage Image => _image;

    /// <summary>Width over height.</summary>
    public float Shape { get; } = size.Width / (float)size.Height;

    /// <summary>Fills the rows between two heights with a vertical gradient.</summary>
    public void Gradient(float top, float bottom, Colour upper, Colour lower)
    {
        (int first, int last) = (Row(top), Row(bottom));
        for (int y = Math.Max(first, 0); y < Math.Min(last, _image.Height); y++)
        {
            Colour colour = upper.Towards(lower, (y - first) / (float)Math.Max(last - first - 1, 1));
            Span<byte> row = _image.Rgb.AsSpan(y * _image.Width * 3, _image.Width * 3);
            (row[0], row[1], row[2]) = ((byte)(colour.Red + 0.5f), (byte)(colour.Green + 0.5f), (byte)(colour.Blue + 0.5f));
            // Doubling the filled part is faster than filling pixel by pixel.
            for (int filled = 3; filled < row.Length; filled *= 2)
            {
                row[..Math.Min(filled, row.Length - filled)].CopyTo(row[filled..]);
            }
        }
    }

    /// <summary>Draws an ellipse with a soft edge.</summary>
    /// <param name="x">The horizontal centre.</param>
    /// <param name="y">The vertical centre.</param>
    /// <param name="radius">Half the height.</param>
    /// <param name="colour">The colour.</param>
    /// <param name="opacity">The opacity: 0 invisible … 1 solid.</param>
    /// <param name="softness">The part of the radius that fades out: 0 a sharp edge … 1 fading from the centre.</param>
    /// <param name="stretch">The ratio of width to height.</param>
    public void Disc(float x, float y, float radius, Colour colour, float opacity = 1, float softness = 0, float stretch = 1)
    {
        (float centreX, float centreY, float radiusY) = (x * _image.Width, y * _image.Height, MathF.Max(radius * _image.Height, 0.6f));
        float radiusX = radiusY * stretch;
        float fade = MathF.Max(softness, 1 / radiusY);
        (int top, int bottom) = Range(centreY - radiusY, centreY + radiusY, _image.Height);
        for (int row = top; row < bottom; row++)
        {
            float down = (row + 0.5f - centreY) / radiusY;
            float half = MathF.Sqrt(MathF.Max(0, 1 - down * down)) * radiusX;
            (int left, int right) = Range(centreX - half, centreX + half, _image.Width);
            for (int column = left; column < right; column++)
            {
                float across = (column + 0.5f - centreX) / radiusX;
                float inside = (1 - MathF.Sqrt(across * across + down * down)) / fade;
                Mix(row, column, colour, opacity * Smooth(Math.Clamp(inside, 0, 1)));
            }
        }
    }

    public void Rectangle(float left, float top, float right, float bottom, Colour colour, float opacity = 1)
    {
        (int firstRow, int lastRow) = Range(top * _image.Height, bottom * _image.Height, _image.Height);
        (int firstColumn, int lastColumn) = Range(left * _image.Width, right * _image.Width, _image.Width);
        for (int row = firstRow; row < lastRow; row++)
        {
            for (int column = firstColumn; column < lastColumn; column++)
            {
                Mix(row, column, colour, opacity);
            }
        }
    }

    /// <summary>Fills everything below a line with a gradient that starts at the line.</summary>
    /// <param name="line">The line's y at each x.</param>
    /// <param name="crest">The colour at the line's highest point.</param>
    /// <param name="foot">The colour at <paramref name="footAt"/>.</param>
    /// <param name="footAt">The height at which the second colour is reached.</param>
    public void Below(Func<float, float> line, Colour crest, Colour foot, float footAt = 1)
    {
        float[] heights = new float[_image.Width];
        for (int column = 0; column < heights.Length; column++)
        {
            heights[column] = line((column + 0.5f) / _image.Width) * _image.Height;
        }

        float highest = heights.Min();
        float depth = MathF.Max(footAt * _image.Height - highest, 1);
        for (int row = Math.Max((int)highest, 0); row < _image.Height; row++)
        {
            Colour colour = crest.Towards(foot, Math.Clamp((row - highest) / depth, 0, 1));
            for (int column = 0; column < heights.Length; column++)
            {
                float covered = row + 1 - heights[column];
                if (covered > 0)
                {
                    Mix(row, column, colour, MathF.Min(covered, 1));
                }
            }
        }
    }

    private void Mix(int row, int column, Colour colour, float share)
    {
        const int one = 1 << 16;
        int weight = (int)(share * one);
        Span<byte> pixel = _image.Rgb.AsSpan((row * _image.Width + column) * 3, 3);
        pixel[0] = (byte)(pixel[0] + (((int)colour.Red - pixel[0]) * weight + one / 2 >> 16));
        pixel[1] = (byte)(pixel[1] + (((int)colour.Green - pixel[1]) * weight + one / 2 >> 16));
        pixel[2] = (byte)(pixel[2] + (((int)colour.Blue - pixel[2]) * weight + one / 2 >> 16));
    }

    private int Row(float y) => (int)MathF.Round(y * _image.Height);

    private static (int First, int End) Range(float low, float high, int limit)
        => (Math.Clamp((int)MathF.Floor(low), 0, limit), Math.Clamp((int)MathF.Ceiling(high), 0, limit));

    private static float Smooth(float t) => t * t * (3 - 2 * t);
}
