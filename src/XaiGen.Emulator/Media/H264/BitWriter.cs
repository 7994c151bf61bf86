namespace XaiGen.Emulator.Media.H264;

/// <summary>Writes bits, most significant first, with the codes that H.264 uses.</summary>
internal sealed class BitWriter
{
    private byte[] _bytes = new byte[4096];
    private int _count;
    private ulong _pending;
    private int _pendingBits;

    public void Bits(uint value, int length)
    {
        _pending = _pending << length | value;
        _pendingBits += length;
        while (_pendingBits >= 8)
        {
            _pendingBits -= 8;
            if (_count == _bytes.Length)
            {
                Array.Resize(ref _bytes, _count * 2);
            }

            _bytes[_count++] = (byte)(_pending >> _pendingBits);
        }
    }

    public void Bit(bool value) => Bits(value ? 1u : 0u, 1);

    /// <summary>Writes an Exp-Golomb code, in which small numbers take few bits.</summary>
    public void Unsigned(int value)
    {
        uint code = (uint)value + 1;
        int length = 32 - System.Numerics.BitOperations.LeadingZeroCount(code);
        Bits(0, length - 1);
        Bits(code, length);
    }

    /// <summary>Writes a signed Exp-Golomb code: 0, 1, -1, 2, -2, …</summary>
    public void Signed(int value) => Unsigned(value > 0 ? value * 2 - 1 : value * -2);

    /// <summary>Ends the payload with its stop bit and returns it.</summary>
    public ReadOnlySpan<byte> Finish()
    {
        Bit(true);
        if (_pendingBits > 0)
        {
            Bits(0, 8 - _pendingBits);
        }

        return _bytes.AsSpan(0, _count);
    }
}
