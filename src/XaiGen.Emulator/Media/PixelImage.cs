namespace XaiGen.Emulator.Media;

/// <summary>An image in memory: rows from the top, three bytes (red, green, blue) per pixel.</summary>
internal sealed class PixelImage
{
    public PixelImage(int width, int height, byte[] rgb)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (rgb.Length != (long)width * height * 3)
        {
            throw new ArgumentException($"{width}x{height} pixels take {(long)width * height * 3} bytes, not {rgb.Length}.", nameof(rgb));
        }

        (Width, Height, Rgb) = (width, height, rgb);
    }

    public PixelImage(ImageSize size) : this(size.Width, size.Height, new byte[size.Width * size.Height * 3])
    {
    }

    public int Width { get; }

    public int Height { get; }

    public byte[] Rgb { get; }

    public ImageSize Size => new(Width, Height);

    /// <summary>The image at another size: scaled to fill it, with the excess cropped evenly.</summary>
    public PixelImage Cover(ImageSize size)
    {
        if (size == Size)
        {
            return this;
        }

        double scale = Math.Max((double)size.Width / Width, (double)size.Height / Height);
        (double width, double height) = (size.Width / scale, size.Height / scale);
        return Crop((Width - width) / 2, (Height - height) / 2, width, height, size);
    }

    /// <summary>The window of this image that starts at (left, top), scaled to another size with smooth interpolation.</summary>
    public PixelImage Crop(double left, double top, double width, double height, ImageSize size)
    {
        // Interpolation uses only two neighbours; shrinking by more than half would skip pixels and flicker.
        if (width >= size.Width * 2 && height >= size.Height * 2 && Width > 1 && Height > 1)
        {
            return Halve().Crop(left / 2, top / 2, width / 2, height / 2, size);
        }

        (int First, int Second, int Weight)[] columns = Taps(left, width, size.Width, Width);
        (int First, int Second, int Weight)[] rows = Taps(top, height, size.Height, Height);
        var result = new PixelImage(size);
        int stride = Width * 3;
        int firstByte = columns[0].First * 3;
        int lastByte = columns[^1].Second * 3 + 3;
        int[] blended = new int[stride];
        for (int y = 0; y < size.Height; y++)
        {
            (int upper, int lower, int weight) = rows[y];
            Span<byte> above = Rgb.AsSpan(upper * stride, stride);
            Span<byte> below = Rgb.AsSpan(lower * stride, stride);
            for (int i = firstByte; i < lastByte; i++)
            {
                blended[i] = (above[i] << 8) + (below[i] - above[i]) * weight;
            }

            Span<byte> target = result.Rgb.AsSpan(y * size.Width * 3, size.Width * 3);
            for (int x = 0, to = 0; x < columns.Length; x++, to += 3)
            {
                (int first, int second, int mix) = columns[x];
                Span<int> near = blended.AsSpan(first * 3, 3);
                Span<int> far = blended.AsSpan(second * 3, 3);
                target[to] = (byte)((near[0] * (256 - mix) + far[0] * mix + 0x8000) >> 16);
                target[to + 1] = (byte)((near[1] * (256 - mix) + far[1] * mix + 0x8000) >> 16);
                target[to + 2] = (byte)((near[2] * (256 - mix) + far[2] * mix + 0x8000) >> 16);
            }
        }
        return result;
    }

    /// <summary>This image with another one of the same size laid over it; a weight of 0 shows only this one, 1 only the other.</summary>
    public PixelImage Blend(PixelImage over, double weight)
    {
        if (over.Size != Size)
        {
            throw new ArgumentException($"A picture of {over.Size} cannot be laid over one of {Size}.", nameof(over));
        }

        var result = new PixelImage(Size);
        int mix = (int)Math.Round(weight * 256);
        for (int i = 0; i < Rgb.Length; i++)
        {
            result.Rgb[i] = (byte)(Rgb[i] + (((over.Rgb[i] - Rgb[i]) * mix + 128) >> 8));
        }

        return result;
    }

    private PixelImage Halve()
    {
        var half = new PixelImage(new ImageSize(Width / 2, Height / 2));
        int stride = Width * 3;
        for (int y = 0; y < half.Height; y++)
        {
            Span<byte> above = Rgb.AsSpan(y * 2 * stride, stride);
            Span<byte> below = Rgb.AsSpan((y * 2 + 1) * stride, stride);
            Span<byte> target = half.Rgb.AsSpan(y * half.Width * 3, half.Width * 3);
            for (int i = 0; i < target.Length; i++)
            {
                int from = i / 3 * 6 + i % 3;
                target[i] = (byte)((above[from] + above[from + 3] + below[from] + below[from + 3] + 2) >> 2);
            }
        }
        return half;
    }

    /// <summary>For each target position, the two adjacent source positions, and the weight of the second one out of 256.</summary>
    private static (int First, int Second, int Weight)[] Taps(double start, double length, int count, int limit)
    {
        var taps = new (int, int, int)[count];
        for (int i = 0; i < count; i++)
        {
            double position = Math.Clamp(start + (i + 0.5) * length / count - 0.5, 0, limit - 1);
            int first = (int)position;
            taps[i] = (first, Math.Min(first + 1, limit - 1), (int)((position - first) * 256));
        }
        return taps;
    }
}
