using System.Security.Cryptography;
using XaiGen.Emulator.Media.Painting;

namespace XaiGen.Emulator.Media;

/// <summary>Pictures that come in from outside.</summary>
internal static class SourcePicture
{
    private static readonly ImageSize UnknownSize = new(1024, 1024);

    private const double LargestSide = 2048;

    /// <summary>
    /// The pixels of a PNG. A JPEG, WebP or PNG variant whose pixels are not read is represented by a picture of the
    /// same shape that follows from the file's bytes: the same file always looks the same, and unlike any other.
    /// </summary>
    /// <exception cref="MediaFormatException">The file is not a picture, or a damaged one.</exception>
    public static PixelImage Read(ReadOnlySpan<byte> file)
    {
        var type = MediaSniffer.ContentType(file);
        if (type is not ("image/png" or "image/jpeg" or "image/webp"))
            throw new MediaFormatException($"Not a picture of a kind that can be used: the bytes are {type}. Send PNG, JPEG or WebP.");
        if (type is "image/png")
        {
            try
            {
                return PngDecoder.Decode(file);
            }
            catch (UnsupportedMediaException)
            {
                return StandIn(file);
            }
        }
        return StandIn(file);
    }

    /// <summary>A picture that follows from a file's bytes.</summary>
    public static PixelImage StandIn(ReadOnlySpan<byte> file, ImageSize? size = null) =>
        Painter.Paint(Convert.ToHexString(SHA256.HashData(file)), 0, size ?? Usable(MediaSniffer.Dimensions(file) ?? UnknownSize));

    private static ImageSize Usable(ImageSize size)
    {
        var scale = Math.Min(1, LargestSide / Math.Max(size.Width, size.Height));
        return new(Math.Max(16, (int)(size.Width * scale)), Math.Max(16, (int)(size.Height * scale)));
    }
}
