namespace XaiGen.Emulator.Media.H264;

/// <summary>Writes bits, most significant first, with the codes H.264 is made of.</summary>
internal sealed class BitWriter
{
    private byte[] bytes = new byte[4096];
    private int count;
    private ulong pending;
    private int pendingBits;

    public void Bits(uint value, int length)
    {
        pending = pending << length | value;
        pendingBits += length;
        while (pendingBits >= 8)
        {
            pendingBits -= 8;
            if (count == bytes.Length)
                Array.Resize(ref bytes, count * 2);
            bytes[count++] = (byte)(pending >> pendingBits);
        }
    }

    public void Bit(bool value) => Bits(value ? 1u : 0u, 1);

    /// <summary>An Exp-Golomb code: small numbers take few bits.</summary>
    public void Unsigned(int value)
    {
        var code = (uint)value + 1;
        var length = 32 - System.Numerics.BitOperations.LeadingZeroCount(code);
        Bits(0, length - 1);
        Bits(code, length);
    }

    /// <summary>A signed Exp-Golomb code: 0, 1, -1, 2, -2, …</summary>
    public void Signed(int value) => Unsigned(value > 0 ? value * 2 - 1 : value * -2);

    /// <summary>Ends the payload with its stop bit and gives all of it.</summary>
    public ReadOnlySpan<byte> Finish()
    {
        Bit(true);
        if (pendingBits > 0)
            Bits(0, 8 - pendingBits);
        return bytes.AsSpan(0, count);
    }
}
