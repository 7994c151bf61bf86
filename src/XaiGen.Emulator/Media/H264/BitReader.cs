namespace XaiGen.Emulator.Media.H264;

/// <summary>Reads what <see cref="BitWriter"/> wrote; running past the end is a <see cref="MediaFormatException"/>.</summary>
internal sealed class BitReader(byte[] bytes)
{
    private int position;

    /// <summary>The next 16 bits without taking them; zeros follow the end.</summary>
    public int Peek16()
    {
        var index = position >> 3;
        var window = At(index) << 16 | At(index + 1) << 8 | At(index + 2);
        return window >> (8 - (position & 7)) & 0xFFFF;
    }

    public void Skip(int length)
    {
        position += length;
        if (position > bytes.Length * 8)
            throw new MediaFormatException("The video is damaged: a picture ends too early.");
    }

    public int Bits(int length)
    {
        var value = Peek16() >> (16 - length);
        Skip(length);
        return value;
    }

    public int Unsigned()
    {
        var zeros = 0;
        while (Bits(1) == 0)
        {
            if (++zeros > 15)
                throw new MediaFormatException("The video is damaged: a picture holds a number that is out of range.");
        }
        return (1 << zeros) - 1 + Bits(zeros);
    }

    public int Signed()
    {
        var code = Unsigned();
        return (code & 1) == 1 ? (code + 1) / 2 : -(code / 2);
    }

    private int At(int index) => index < bytes.Length ? bytes[index] : 0;
}
