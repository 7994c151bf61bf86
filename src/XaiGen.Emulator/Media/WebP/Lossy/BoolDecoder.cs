using System.Numerics;

namespace XaiGen.Emulator.Media.WebP.Lossy;

/// <summary>Decodes single bits, each with a probability that it is 0 (RFC 6386, section 7).</summary>
internal sealed class BoolDecoder(ReadOnlyMemory<byte> bytes)
{
    private const int Even = 128;

    /// <summary>The maximum number of zero bytes that are read after the end for the last bits.</summary>
    private const int MaxBytesBehind = 2;

    private int _position;
    private uint _range = 255;
    private ulong _value;

    /// <summary>The number of bits of the value below the 8 that are compared.</summary>
    private int _spare = -8;

    public bool Bit(int probability)
    {
        if (_spare < 0)
        {
            Fill();
        }

        uint split = 1 + ((_range - 1) * (uint)probability >> 8);
        bool isOne = _value >> _spare >= split;
        if (isOne)
        {
            _range -= split;
            _value -= (ulong)split << _spare;
        }
        else
        {
            _range = split;
        }

        int shift = BitOperations.LeadingZeroCount(_range) - 24;
        _range <<= shift;
        _spare -= shift;
        return isOne;
    }

    public bool Flag() => Bit(Even);

    /// <summary>Reads an unsigned number, most significant bit first.</summary>
    public int Number(int length)
    {
        int number = 0;
        for (; length > 0; length--)
        {
            number = number << 1 | (Flag() ? 1 : 0);
        }

        return number;
    }

    /// <summary>Reads a number and then its sign.</summary>
    public int Signed(int length)
    {
        int number = Number(length);
        return Flag() ? -number : number;
    }

    /// <summary>Reads a flag, and a signed number if the flag is set.</summary>
    public int? OptionalSigned(int length) => Flag() ? Signed(length) : null;

    private void Fill()
    {
        if (_position >= bytes.Length + MaxBytesBehind)
        {
            throw new MediaFormatException("The WebP is cut off or damaged: its pixels end too early.");
        }

        do
        {
            _value = _value << 8 | (_position < bytes.Length ? bytes.Span[_position] : (byte)0);
            _position++;
            _spare += 8;
        }
        while (_spare < 40 && _position < bytes.Length);
    }
}
