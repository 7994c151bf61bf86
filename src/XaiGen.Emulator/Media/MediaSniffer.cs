using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace XaiGen.Emulator.Media;

/// <summary>Determines the type of a file by its first bytes, regardless of its name.</summary>
internal static class MediaSniffer
{
    private static readonly string[] s_otherBrands = ["heic", "heix", "mif1", "msf1", "avif", "avis", "M4A ", "M4B ", "qt  "];

    public static string ContentType(ReadOnlySpan<byte> file)
        => file.StartsWith(PngFormat.Signature) ? "image/png"
        : IsJpeg(file) ? "image/jpeg"
        : IsRiff(file, "WEBP"u8) ? "image/webp"
        : file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8) ? "image/gif"
        : LooksLikeMp4(file) ? "video/mp4"
        : file.StartsWith("%PDF-"u8) ? "application/pdf"
        : IsRiff(file, "WAVE"u8) ? "audio/wav"
        : IsMp3(file) ? "audio/mpeg"
        : IsText(file) ? "text/plain"
        : "application/octet-stream";

    /// <summary>The size in the header of a PNG, JPEG or WebP; null for any other type or a damaged header.</summary>
    public static ImageSize? Dimensions(ReadOnlySpan<byte> file)
    {
        ImageSize size = ContentType(file) switch
        {
            "image/png" when file.Length >= 24 =>
                new ImageSize(BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..])),
            "image/jpeg" => JpegDimensions(file),
            "image/webp" => WebpDimensions(file),
            _ => default,
        };
        return size is { Width: > 0, Height: > 0 } ? size : null;
    }

    /// <summary>Whether there is an <c>ftyp</c> box whose brand is not that of a still image, pure audio or QuickTime.</summary>
    public static bool LooksLikeMp4(ReadOnlySpan<byte> file)
        => file.Length >= 12
        && file.Slice(4, 4).SequenceEqual("ftyp"u8)
        && !s_otherBrands.Contains(Encoding.Latin1.GetString(file.Slice(8, 4)));

    private static bool IsJpeg(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    private static bool IsRiff(ReadOnlySpan<byte> file, ReadOnlySpan<byte> form)
        => file.Length >= 12 && file.StartsWith("RIFF"u8) && file.Slice(8, 4).SequenceEqual(form);

    /// <summary>Whether there is an ID3 tag, or a frame header of MPEG layer III with a valid bit rate and sampling rate.</summary>
    private static bool IsMp3(ReadOnlySpan<byte> file)
        => file.StartsWith("ID3"u8)
        || file.Length >= 4 && file[0] == 0xFF && (file[1] & 0xE6) == 0xE2
            && file[2] >> 4 is > 0 and < 15 && (file[2] >> 2 & 3) != 3;

    private static bool IsText(ReadOnlySpan<byte> file) => !file.IsEmpty && !file.Contains((byte)0) && Utf8.IsValid(file);

    private static ImageSize JpegDimensions(ReadOnlySpan<byte> file)
    {
        ReadOnlySpan<byte> rest = file[2..];
        while (rest.Length >= 9 && rest[0] == 0xFF)
        {
            byte marker = rest[1];
            if (marker is 0xFF)
            {
                rest = rest[1..]; // padding
                continue;
            }
            bool isFrameHeader = marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            if (isFrameHeader)
            {
                return new(BinaryPrimitives.ReadUInt16BigEndian(rest[7..]), BinaryPrimitives.ReadUInt16BigEndian(rest[5..]));
            }

            int length = 2 + BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            if (length > rest.Length)
            {
                break;
            }

            rest = rest[length..];
        }
        return default;
    }

    private static ImageSize WebpDimensions(ReadOnlySpan<byte> file)
    {
        if (file.Length < 30)
        {
            return default;
        }

        ReadOnlySpan<byte> body = file[20..];
        ReadOnlySpan<byte> kind = file.Slice(12, 4);
        if (kind.SequenceEqual("VP8X"u8))
        {
            return new(1 + UInt24(body[4..]), 1 + UInt24(body[7..]));
        }

        if (kind.SequenceEqual("VP8 "u8))
        {
            return new(
                BinaryPrimitives.ReadUInt16LittleEndian(body[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(body[8..]) & 0x3FFF);
        }

        if (kind.SequenceEqual("VP8L"u8))
        {
            uint bits = BinaryPrimitives.ReadUInt32LittleEndian(body[1..]);
            return new((int)(bits & 0x3FFF) + 1, (int)(bits >> 14 & 0x3FFF) + 1);
        }
        return default;
    }

    private static int UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | bytes[1] << 8 | bytes[2] << 16;
}
