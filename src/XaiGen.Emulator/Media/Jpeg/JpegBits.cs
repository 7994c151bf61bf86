namespace XaiGen.Emulator.Media.Jpeg;

/// <summary>The bits of a scan, up to the next marker.</summary>
internal ref struct JpegBits(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;
    private uint _bits;
    private int _count;

    /// <summary>How many bytes were taken in.</summary>
    public readonly int Position => _position;

    /// <summary>A number of this many bits, at most 16.</summary>
    public int Read(int count)
    {
        Fill(count);
        _count -= count;
        return (int)(_bits >> _count) & ((1 << count) - 1);
    }

    /// <summary>A number of this many bits whose highest bit tells its sign (F.2.2.1).</summary>
    public int ReadSigned(int count)
    {
        if (count == 0)
        {
            return 0;
        }

        int value = Read(count);
        return value < 1 << (count - 1) ? value - (1 << count) + 1 : value;
    }

    /// <summary>The next symbol of a code.</summary>
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

    /// <summary>Goes on behind the next restart marker, where the bits begin anew.</summary>
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
            // 0xFF in the bits is followed by 0; with anything else it is a marker, and the bits are over.
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
