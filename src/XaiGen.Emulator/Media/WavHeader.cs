using System.Buffers.Binary;

namespace XaiGen.Emulator.Media;

/// <summary>Reads the duration of a WAV file from its header.</summary>
internal static class WavHeader
{
    private const int FirstChunk = 12;
    private const int ChunkHeader = 8;

    /// <summary>The duration; null if the header is damaged.</summary>
    public static TimeSpan? Duration(ReadOnlySpan<byte> file)
    {
        uint bytesPerSecond = 0;
        ReadOnlySpan<byte> rest = file[Math.Min(FirstChunk, file.Length)..];
        while (rest.Length >= ChunkHeader)
        {
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            if (rest.StartsWith("fmt "u8) && rest.Length >= 20)
            {
                bytesPerSecond = BinaryPrimitives.ReadUInt32LittleEndian(rest[16..]);
            }
            else if (rest.StartsWith("data"u8))
            {
                return bytesPerSecond == 0 ? null : TimeSpan.FromSeconds((double)length / bytesPerSecond);
            }

            // Chunks start at even offsets.
            rest = rest[(int)Math.Min(rest.Length, ChunkHeader + length + (length & 1L))..];
        }

        return null;
    }
}
