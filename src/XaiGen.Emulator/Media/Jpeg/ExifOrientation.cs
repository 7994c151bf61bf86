using System.Buffers.Binary;

namespace XaiGen.Emulator.Media.Jpeg;

/// <summary>The orientation of the camera, as stored in the image.</summary>
internal static class ExifOrientation
{
    private const ushort OrientationTag = 0x0112;
    private const int EntryLength = 12;

    /// <summary>One of eight orientations, of which 1 is upright; null if none can be read.</summary>
    public static int? Read(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8))
        {
            return null;
        }

        ReadOnlySpan<byte> tiff = segment[6..];
        bool isBig = tiff.StartsWith("MM"u8);
        if (tiff.Length < 8 || (!isBig && !tiff.StartsWith("II"u8)))
        {
            return null;
        }

        uint start = UInt32(tiff[4..], isBig);
        if (start > tiff.Length - 2)
        {
            return null;
        }

        int count = UInt16(tiff[(int)start..], isBig);
        for (ReadOnlySpan<byte> entries = tiff[((int)start + 2)..]; count > 0
            && entries.Length >= EntryLength; entries = entries[EntryLength..], count--)
        {
            if (UInt16(entries, isBig) == OrientationTag)
            {
                return UInt16(entries[8..], isBig) is >= 1 and <= 8 and var orientation ? orientation : null;
            }
        }

        return null;
    }

    private static ushort UInt16(ReadOnlySpan<byte> bytes, bool isBig)
        => isBig ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static uint UInt32(ReadOnlySpan<byte> bytes, bool isBig)
        => isBig ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
