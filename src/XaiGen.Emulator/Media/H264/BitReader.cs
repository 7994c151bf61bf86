namespace XaiGen.Emulator.Media.H264;

/// <summary>Reads the output of <see cref="BitWriter"/>; reading past the end throws a <see cref="MediaFormatException"/>.</summary>
internal sealed class BitReader(byte[] bytes)
{
    private int _position;

    /// <summary>Returns the next 16 bits without consuming them; zeros follow the end.</summary>
    public int Peek16()
    {
        int index = _position >> 3;
        int window = At(index) << 16 | At(index + 1) << 8 | At(index + 2);
        return window >> (8 - (_position & 7)) & 0xFFFF;
    }

    public void Skip(int length)
    {
        _position += length;
        if (_position > bytes.Length * 8)
        {
            throw new MediaFormatException("The video is damaged: a picture ends too early.");
        }
    }

    public int Bits(int length)
    {
        int value = Peek16() >> (16 - length);
        Skip(length);
        return value;
    }

    public int Unsigned()
    {
        int zeros = 0;
        while (Bits(1) == 0)
        {
            if (++zeros > 15)
            {
                throw new MediaFormatException("The video is damaged: a picture holds a number that is out of range.");
            }
        }
        return (1 << zeros) - 1 + Bits(zeros);
    }

    public int Signed()
    {
        int code = Unsigned();
        return (code & 1) == 1 ? (code + 1) / 2 : -(code / 2);
    }

    private int At(int index) => index < bytes.Length ? bytes[index] : 0;
}
