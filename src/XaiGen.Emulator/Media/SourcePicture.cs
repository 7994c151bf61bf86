using System.Security.Cryptography;
using XaiGen.Emulator.Media.Jpeg;
using XaiGen.Emulator.Media.Painting;
using XaiGen.Emulator.Media.WebP;

namespace XaiGen.Emulator.Media;

/// <summary>Reads images that callers supply.</summary>
internal static class SourcePicture
{
    /// <summary>The resolution of current phone cameras.</summary>
    public const int MaxPixels = 50_000_000;

    private const double LargestSide = 2048;

    private static readonly ImageSize s_unknownSize = new(1024, 1024);

    /// <summary>
    /// Reads the pixels of a PNG, JPEG or WebP. If its variant is not supported, it is replaced by an image of the same shape that is
    /// derived from the file's bytes: the same file always gives the same image, and different files give different ones.
    /// </summary>
    /// <exception cref="MediaFormatException">The file is not an image, or is damaged.</exception>
    public static PixelImage Read(ReadOnlySpan<byte> file)
    {
        string type = MediaSniffer.ContentType(file);
        try
        {
            switch (type)
            {
                case "image/png":
                    return PngDecoder.Decode(file);
                case "image/jpeg":
                    return JpegDecoder.Decode(file);
                case "image/webp":
                    return WebPDecoder.Decode(file);
                default:
                    throw new MediaFormatException(
                        $"Not a picture of a kind that can be used: the bytes are {type}. Send PNG, JPEG or WebP.");
            }
        }
        catch (UnsupportedMediaException)
        {
            // The file is valid, so it is accepted.
            return StandIn(file);
        }
    }

    /// <summary>Whether the variant in the file's header is supported.</summary>
    public static bool IsRead(ReadOnlySpan<byte> file) => MediaSniffer.ContentType(file) switch
    {
        "image/png" or "image/webp" => MediaSniffer.Dimensions(file) is not { } size || (long)size.Width * size.Height <= MaxPixels,
        "image/jpeg" => JpegDecoder.IsRead(file),
        _ => false,
    };

    /// <summary>Creates an image that is derived from a file's bytes.</summary>
    public static PixelImage StandIn(ReadOnlySpan<byte> file, ImageSize? size = null)
        => Painter.Paint(Convert.ToHexString(SHA256.HashData(file)), 0, size ?? Usable(MediaSniffer.Dimensions(file) ?? s_unknownSize));

    /// <summary>Blends a channel with white.</summary>
    public static byte OnWhite(byte value, byte opacity) => (byte)(255 - (255 - value) * opacity / 255);

    /// <summary>Refuses an image whose header has no size, or one that is too large.</summary>
    /// <param name="kind">The file format, as it is written in messages.</param>
    /// <param name="size">The size in the header.</param>
    public static void CheckSize(string kind, ImageSize size)
    {
        if (size.Width <= 0 || size.Height <= 0)
        {
            throw new MediaFormatException($"The {kind} is damaged: its size is {size}.");
        }

        if ((long)size.Width * size.Height > MaxPixels)
        {
            throw new UnsupportedMediaException($"The {kind} has {size} pixels; at most {MaxPixels / 1_000_000} million are read.");
        }
    }

    private static ImageSize Usable(ImageSize size)
    {
        double scale = Math.Min(1, LargestSide / Math.Max(size.Width, size.Height));
        return new(Math.Max(16, (int)(size.Width * scale)), Math.Max(16, (int)(size.Height * scale)));
    }
}
