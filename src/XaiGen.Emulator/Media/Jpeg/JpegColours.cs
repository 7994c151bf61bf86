namespace XaiGen.Emulator.Media.Jpeg;

/// <summary>Converts the channels of a JPEG to red, green and blue.</summary>
internal static class JpegColours
{
    private delegate void Conversion(ReadOnlySpan<byte> from, Span<byte> to);

    private const byte Unchanged = 0, InkAsBrightness = 2;

    /// <param name="channels">The channels; some may have fewer samples than the picture has pixels.</param>
    /// <param name="size">The size of the picture.</param>
    /// <param name="adobe">The colour transform in Adobe's marker.</param>
    public static PixelImage ToImage(IReadOnlyList<JpegComponent> channels, ImageSize size, byte? adobe)
    {
        var image = new PixelImage(size);
        int across = channels.Max(channel => channel.Across), down = channels.Max(channel => channel.Down);
        Conversion convert = channels.Count switch
        {
            1 => (from, to) => to.Fill(from[0]),
            3 when adobe == Unchanged || channels.Select(channel => channel.Id).SequenceEqual("RGB"u8.ToArray())
                => (from, to) => from[..3].CopyTo(to),
            3 => FromBrightness,
            _ => (from, to) => FromInk(from, to, adobe),
        };
        Parallel.For(0, size.Height, y =>
        {
            Span<byte> pixel = stackalloc byte[4];
            for (int x = 0; x < size.Width; x++)
            {
                for (int channel = 0; channel < channels.Count; channel++)
                {
                    JpegComponent source = channels[channel];
                    pixel[channel] =
                        source.Samples[y * source.Down / down * source.Stride * JpegComponent.BlockSide + x * source.Across / across];
                }

                convert(pixel, image.Rgb.AsSpan((y * size.Width + x) * 3, 3));
            }
        });
        return image;
    }

    /// <summary>Rotates and mirrors a picture according to one of the eight orientations.</summary>
    public static PixelImage Upright(PixelImage image, int orientation)
    {
        if (orientation == 1)
        {
            return image;
        }

        bool isOnItsSide = orientation >= 5;
        var upright = new PixelImage(isOnItsSide ? new ImageSize(image.Height, image.Width) : image.Size);
        for (int y = 0; y < upright.Height; y++)
        {
            for (int x = 0; x < upright.Width; x++)
            {
                (int column, int row) = orientation switch
                {
                    2 => (image.Width - 1 - x, y),
                    3 => (image.Width - 1 - x, image.Height - 1 - y),
                    4 => (x, image.Height - 1 - y),
                    5 => (y, x),
                    6 => (y, image.Height - 1 - x),
                    7 => (image.Width - 1 - y, image.Height - 1 - x),
                    _ => (image.Width - 1 - y, x),
                };
                image.Rgb.AsSpan((row * image.Width + column) * 3, 3).CopyTo(upright.Rgb.AsSpan((y * upright.Width + x) * 3));
            }
        }

        return upright;
    }

    /// <summary>Converts from luma and two chroma channels.</summary>
    private static void FromBrightness(ReadOnlySpan<byte> from, Span<byte> to)
    {
        float y = from[0] + 0.5f, blue = from[1] - 128, red = from[2] - 128;
        to[0] = (byte)Math.Clamp(y + 1.402f * red, 0, 255);
        to[1] = (byte)Math.Clamp(y - 0.344136f * blue - 0.714136f * red, 0, 255);
        to[2] = (byte)Math.Clamp(y + 1.772f * blue, 0, 255);
    }

    /// <summary>Converts from cyan, magenta, yellow and black, which Adobe's programs store inverted.</summary>
    private static void FromInk(ReadOnlySpan<byte> from, Span<byte> to, byte? adobe)
    {
        Span<byte> ink = stackalloc byte[3];
        if (adobe == InkAsBrightness)
        {
            FromBrightness(from, ink);
            for (int channel = 0; channel < ink.Length; channel++)
            {
                ink[channel] = (byte)(255 - ink[channel]);
            }
        }
        else
        {
            from[..3].CopyTo(ink);
        }

        for (int channel = 0; channel < 3; channel++)
        {
            to[channel] = (byte)(adobe is null ? (255 - ink[channel]) * (255 - from[3]) / 255 : ink[channel] * from[3] / 255);
        }
    }
}
