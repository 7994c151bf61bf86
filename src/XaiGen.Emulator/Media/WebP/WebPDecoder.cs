using System.Buffers.Binary;
using XaiGen.Emulator.Media.WebP.Lossless;
using XaiGen.Emulator.Media.WebP.Lossy;

namespace XaiGen.Emulator.Media.WebP;

/// <summary>Reads WebP files, lossy and lossless; of an animation, the first frame. Transparent pixels are blended with white.</summary>
internal static class WebPDecoder
{
    private const int HeaderLength = 12, ChunkHeaderLength = 8, FrameHeaderLength = 16, FeaturesLength = 10;

    /// <exception cref="MediaFormatException">The file is not a valid WebP.</exception>
    /// <exception cref="UnsupportedMediaException">The image is too large.</exception>
    public static PixelImage Decode(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderLength || !file.StartsWith("RIFF"u8) || !file[8..].StartsWith("WEBP"u8))
        {
            throw new MediaFormatException("Not a WebP: the file does not start as one.");
        }

        return DecodeChunks(file[HeaderLength..].ToArray());
    }

    private static PixelImage DecodeChunks(ReadOnlyMemory<byte> rest)
    {
        ImageSize? canvas = null;
        ReadOnlyMemory<byte>? opacity = null;
        while (true)
        {
            (string type, ReadOnlyMemory<byte> data) = NextChunk(ref rest);
            switch (type)
            {
                case "VP8X" when data.Length >= FeaturesLength:
                    canvas = new ImageSize(UInt24(data.Span[4..]) + 1, UInt24(data.Span[7..]) + 1);
                    SourcePicture.CheckSize("WebP", canvas.Value);
                    break;
                case "ALPH":
                    opacity = data;
                    break;
                case "VP8 ":
                    return Lossy(data, opacity);
                case "VP8L":
                    return Lossless(data);
                case "ANMF" when canvas is { } size && data.Length >= FrameHeaderLength:
                    return OnCanvas(
                        DecodeChunks(data[FrameHeaderLength..]), UInt24(data.Span) * 2, UInt24(data.Span[3..]) * 2, size);
            }
        }
    }

    private static (string Type, ReadOnlyMemory<byte> Data) NextChunk(ref ReadOnlyMemory<byte> rest)
    {
        if (rest.Length < ChunkHeaderLength)
        {
            throw new MediaFormatException("The WebP is cut off: it ends before its pixels.");
        }

        string type = System.Text.Encoding.Latin1.GetString(rest.Span[..4]);
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(rest.Span[4..]);
        rest = rest[ChunkHeaderLength..];
        if (length > rest.Length)
        {
            throw new MediaFormatException($"The WebP is cut off: a chunk claims {length} bytes, only {rest.Length} are left.");
        }

        ReadOnlyMemory<byte> data = rest[..(int)length];
        rest = rest[Math.Min(rest.Length, (int)(length + length % 2))..];
        return (type, data);
    }

    private static PixelImage Lossy(ReadOnlyMemory<byte> data, ReadOnlyMemory<byte>? opacity)
    {
        PixelImage image = Vp8Decoder.Decode(data).ToImage();
        if (opacity is { } written)
        {
            byte[] opacities = WebPOpacity.Decode(written, image.Size);
            for (int place = 0; place < image.Rgb.Length; place++)
            {
                image.Rgb[place] = SourcePicture.OnWhite(image.Rgb[place], opacities[place / 3]);
            }
        }

        return image;
    }

    private static PixelImage Lossless(ReadOnlyMemory<byte> data)
    {
        Vp8lPicture picture = Vp8lDecoder.Decode(data);
        var image = new PixelImage(picture.Size);
        for (int place = 0; place < image.Rgb.Length; place++)
        {
            uint pixel = picture.Pixels[place / 3];
            image.Rgb[place] = SourcePicture.OnWhite(
                (byte)(pixel >> 16 - place % 3 * 8), picture.HasOpacity ? (byte)(pixel >> 24) : (byte)255);
        }

        return image;
    }

    private static PixelImage OnCanvas(PixelImage picture, int left, int top, ImageSize size)
    {
        if (picture.Width + left > size.Width || picture.Height + top > size.Height)
        {
            throw new MediaFormatException("The WebP is damaged: its first picture is larger than the whole.");
        }

        var canvas = new PixelImage(size);
        canvas.Rgb.AsSpan().Fill(255);
        for (int y = 0; y < picture.Height; y++)
        {
            picture.Rgb.AsSpan(y * picture.Width * 3, picture.Width * 3).CopyTo(canvas.Rgb.AsSpan(((top + y) * size.Width + left) * 3));
        }

        return canvas;
    }

    private static int UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | bytes[1] << 8 | bytes[2] << 16;
}
