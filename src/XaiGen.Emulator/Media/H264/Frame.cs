namespace XaiGen.Emulator.Media.H264;

/// <summary>A picture in video format: full luma, chroma at half size, BT.709 in the limited range.</summary>
internal sealed class Frame
{
    public Frame(ImageSize size)
    {
        Size = size;
        (Columns, Rows) = ((size.Width + 15) / 16, (size.Height + 15) / 16);
        Luma = new(Columns * 16, Rows * 16);
        Chroma = [new(Columns * 8, Rows * 8), new(Columns * 8, Rows * 8)];
    }

    /// <summary>The displayed size; the planes are padded to whole macroblocks.</summary>
    public ImageSize Size { get; }

    /// <summary>The number of macroblocks per row.</summary>
    public int Columns { get; }

    /// <summary>The number of rows of macroblocks.</summary>
    public int Rows { get; }

    public Plane Luma { get; }

    public Plane[] Chroma { get; }

    public static Frame From(PixelImage image)
    {
        var frame = new Frame(image.Size);
        for (int y = 0; y < frame.Luma.Height; y += 2)
        {
            Span<byte> above = image.Rgb.AsSpan(Math.Min(y, image.Height - 1) * image.Width * 3, image.Width * 3);
            Span<byte> below = image.Rgb.AsSpan(Math.Min(y + 1, image.Height - 1) * image.Width * 3, image.Width * 3);
            Span<byte> lumaAbove = frame.Luma.Row(0, y, frame.Luma.Width);
            Span<byte> lumaBelow = frame.Luma.Row(0, y + 1, frame.Luma.Width);
            Span<byte> blue = frame.Chroma[0].Row(0, y / 2, frame.Luma.Width / 2);
            Span<byte> red = frame.Chroma[1].Row(0, y / 2, frame.Luma.Width / 2);
            for (int x = 0; x < frame.Luma.Width; x += 2)
            {
                int left = Math.Min(x, image.Width - 1) * 3;
                int right = Math.Min(x + 1, image.Width - 1) * 3;
                lumaAbove[x] = LumaOf(above[left..]);
                lumaAbove[x + 1] = LumaOf(above[right..]);
                lumaBelow[x] = LumaOf(below[left..]);
                lumaBelow[x + 1] = LumaOf(below[right..]);
                int r = above[left] + above[right] + below[left] + below[right];
                int g = above[left + 1] + above[right + 1] + below[left + 1] + below[right + 1];
                int b = above[left + 2] + above[right + 2] + below[left + 2] + below[right + 2];
                blue[x / 2] = (byte)(128 + ((-6596 * r - 22189 * g + 28785 * b + (1 << 17)) >> 18));
                red[x / 2] = (byte)(128 + ((28785 * r - 26145 * g - 2640 * b + (1 << 17)) >> 18));
            }
        }
        return frame;
    }

    public PixelImage ToImage()
    {
        var image = new PixelImage(Size);
        for (int y = 0; y < Size.Height; y++)
        {
            Span<byte> luma = Luma.Row(0, y, Size.Width);
            Span<byte> blue = Chroma[0].Row(0, y / 2, Chroma[0].Width);
            Span<byte> red = Chroma[1].Row(0, y / 2, Chroma[1].Width);
            Span<byte> target = image.Rgb.AsSpan(y * Size.Width * 3, Size.Width * 3);
            for (int x = 0; x < luma.Length; x++)
            {
                (int brightness, int u, int v) = ((luma[x] - 16) * 76309, blue[x / 2] - 128, red[x / 2] - 128);
                target[x * 3] = ToByte(brightness + 117489 * v);
                target[x * 3 + 1] = ToByte(brightness - 13975 * u - 34925 * v);
                target[x * 3 + 2] = ToByte(brightness + 138438 * u);
            }
        }
        return image;
    }

    private static byte LumaOf(ReadOnlySpan<byte> rgb)
        => (byte)(16 + ((11966 * rgb[0] + 40254 * rgb[1] + 4064 * rgb[2] + (1 << 15)) >> 16));

    private static byte ToByte(int fixedPoint) => (byte)Math.Clamp((fixedPoint + (1 << 15)) >> 16, 0, 255);
}
