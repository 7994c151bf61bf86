using System.Security.Cryptography;
using XaiGen.Emulator.Media.Jpeg;
using XaiGen.Emulator.Media.Painting;
using XaiGen.Emulator.Media.WebP;

namespace XaiGen.Emulator.Media;

/// <summary>Pictures that come in from outside.</summary>
internal static class SourcePicture
{
    /// <summary>As many as the cameras of telephones take.</summary>
    public const int MaxPixels = 50_000_000;

    private const double LargestSide = 2048;

    private static readonly ImageSize s_unknownSize = new(1024, 1024);

    /// <summary>
    /// The pixels of a PNG, JPEG or WebP. A variant whose pixels are not read is represented by a picture of the same shape that
    /// follows from the file's bytes: the same file always looks the same, and unlike any other.
    /// </summary>
    /// <exception cref="MediaFormatException">The file is not a picture, or a damaged one.</exception>
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
            // Sound, so that it is taken all the same.
            return StandIn(file);
        }
    }

    /// <summary>Whether it is of a kind whose pixels are read, which its header tells.</summary>
    public static bool IsRead(ReadOnlySpan<byte> file) => MediaSniffer.ContentType(file) switch
    {
        "image/png" or "image/webp" => MediaSniffer.Dimensions(file) is not { } size || (long)size.Width * size.Height <= MaxPixels,
        "image/jpeg" => JpegDecoder.IsRead(file),
        _ => false,
    };

    /// <summary>A picture that follows from a file's bytes.</summary>
    public static PixelImage StandIn(ReadOnlySpan<byte> file, ImageSize? size = null)
        => Painter.Paint(Convert.ToHexString(SHA256.HashData(file)), 0, size ?? Usable(MediaSniffer.Dimensions(file) ?? s_unknownSize));

    /// <summary>What a pixel that is not opaque looks like.</summary>
    public static byte OnWhite(byte value, byte opacity) => (byte)(255 - (255 - value) * opacity / 255);

    /// <summary>Refuses a picture whose header gives it no size, or one that is not read.</summary>
    /// <param name="kind">What the file is, as its kind is written.</param>
    /// <param name="size">The size in its header.</param>
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
