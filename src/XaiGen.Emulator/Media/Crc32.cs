namespace XaiGen.Emulator.Media;

/// <summary>The checksum of PNG chunks.</summary>
internal static class Crc32
{
    private static readonly uint[] s_table = [.. Enumerable.Range(0, 256).Select(number => Step((uint)number, 8))];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc = s_table[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint Step(uint value, int bits)
        => bits == 0 ? value : Step((value & 1) == 0 ? value >> 1 : 0xEDB88320 ^ (value >> 1), bits - 1);
}
