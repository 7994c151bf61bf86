namespace XaiGen.Emulator.Media.H264;

/// <summary>One unit of an H.264 stream: a header byte and a payload that cannot contain a start code.</summary>
internal static class NalUnit
{
    public const byte Slice = 0x01, KeySlice = 0x65, SequenceParameters = 0x67, PictureParameters = 0x68;

    public static byte[] Wrap(byte header, ReadOnlySpan<byte> payload)
    {
        var unit = new List<byte>(payload.Length + payload.Length / 64 + 8) { header };
        int zeros = 0;
        foreach (byte value in payload)
        {
            if (zeros == 2 && value <= 3)
            {
                unit.Add(3);
                zeros = 0;
            }
            unit.Add(value);
            zeros = value == 0 ? zeros + 1 : 0;
        }
        return [.. unit];
    }

    public static byte[] Unwrap(ReadOnlySpan<byte> unit)
    {
        var payload = new List<byte>(unit.Length);
        int zeros = 0;
        foreach (byte value in unit[1..])
        {
            if (zeros == 2 && value == 3)
            {
                zeros = 0;
                continue;
            }
            payload.Add(value);
            zeros = value == 0 ? zeros + 1 : 0;
        }
        return [.. payload];
    }
}
