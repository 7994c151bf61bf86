namespace XaiGen.Emulator.Media.WebP.Lossy;

/// <summary>A decoded VP8 frame: full-resolution luma, half-resolution chroma, BT.601 limited range.</summary>
internal sealed class Vp8Frame
{
    public const int Side = 16;

    public Vp8Frame(ImageSize size)
    {
        Size = size;
        (Columns, Rows) = MacroblocksOf(size);
        Luma = new(Side, Columns, Rows);
        Chroma = [new(Side / 2, Columns, Rows), new(Side / 2, Columns, Rows)];
    }

    /// <summary>The visible size; the planes are padded to whole macroblocks.</summary>
    public ImageSize Size { get; }

    /// <summary>The width in macroblocks.</summary>
    public int Columns { get; }

    /// <summary>The height in macroblocks.</summary>
    public int Rows { get; }

    public Vp8Plane Luma { get; }

    public Vp8Plane[] Chroma { get; }

    /// <summary>The size of an image in macroblocks.</summary>
    public static (int Columns, int Rows) MacroblocksOf(ImageSize size)
        => ((size.Width + Side - 1) / Side, (size.Height + Side - 1) / Side);

    public PixelImage ToImage()
    {
        var image = new PixelImage(Size);
        for (int y = 0, to = 0; y < Size.Height; y++)
        {
            (int luma, int chroma) = (Luma.At(0, y), Chroma[0].At(0, y / 2));
            for (int x = 0; x < Size.Width; x++, to += 3)
            {
                int brightness = (Luma.Samples[luma + x] - 16) * 76309;
                (int u, int v) = (Chroma[0].Samples[chroma + x / 2] - 128, Chroma[1].Samples[chroma + x / 2] - 128);
                image.Rgb[to] = ToByte(brightness + 104597 * v);
                image.Rgb[to + 1] = ToByte(brightness - 25675 * u - 53279 * v);
                image.Rgb[to + 2] = ToByte(brightness + 132201 * u);
            }
        }

        return image;
    }

    private static byte ToByte(int fixedPoint) => (byte)Math.Clamp((fixedPoint + (1 << 15)) >> 16, 0, 255);
}
