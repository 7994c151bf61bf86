namespace XaiGen.Emulator.Media.Jpeg;

/// <summary>Reads the bits of a scan up to the next marker.</summary>
internal ref struct JpegBits(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;
    private uint _bits;
    private int _count;

    /// <summary>The number of bytes consumed.</summary>
    public readonly int Position => _position;

    /// <summary>Reads a number of up to 16 bits.</summary>
    public int Read(int count)
    {
        Fill(count);
        _count -= count;
        return (int)(_bits >> _count) & ((1 << count) - 1);
    }

    /// <summary>Reads a number whose highest bit determines its sign (F.2.2.1).</summary>
    public int ReadSigned(int count)
    {
        if (count == 0)
        {
            return 0;
        }

        int value = Read(count);
        return value < 1 << (count - 1) ? value - (1 << count) + 1 : value;
    }

    /// <summary>Reads the next symbol of a code.</summary>
    public int Read(JpegHuffmanTable table)
    {
        int code = 0;
        for (int length = 1; length <= JpegHuffmanTable.LongestCode; length++)
        {
            code = code << 1 | Read(1);
            if (table.Find(code, length) is { } symbol)
            {
                return symbol;
            }
        }

        throw new MediaFormatException("The JPEG is damaged: its pixels have a code that does not exist.");
    }

    /// <summary>Continues after the next restart marker with an empty bit buffer.</summary>
    public void Restart()
    {
        (_bits, _count) = (0, 0);
        int marker = _bytes[_position..].IndexOf((byte)0xFF);
        if (marker < 0 || _position + marker + 1 >= _bytes.Length || _bytes[_position + marker + 1] is < 0xD0 or > 0xD7)
        {
            throw new MediaFormatException("The JPEG is damaged: a restart marker is missing.");
        }

        _position += marker + 2;
    }

    private void Fill(int count)
    {
        while (_count < count)
        {
            // In the data, 0xFF is followed by 0; otherwise it starts a marker, which ends the data.
            if (_position >= _bytes.Length || (_bytes[_position] == 0xFF && (_position + 1 >= _bytes.Length || _bytes[_position + 1] != 0)))
            {
                throw new MediaFormatException("The JPEG is cut off or damaged: its pixels end too early.");
            }

            _bits = _bits << 8 | _bytes[_position];
            _position += _bytes[_position] == 0xFF ? 2 : 1;
            _count += 8;
        }
    }
}
