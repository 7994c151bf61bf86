namespace XaiGen.Emulator.Media.WebP.Lossless;

/// <summary>
/// Reads bits and numbers, least significant bit first; reading past the end throws a <see cref="MediaFormatException"/>.
/// </summary>
internal sealed class Vp8lBits(ReadOnlyMemory<byte> bytes)
{
    private int _position;
    private ulong _bits;
    private int _count;

    /// <summary>The number of remaining bits.</summary>
    public long Left => (bytes.Length - _position) * 8L + _count;

    /// <summary>Returns the next bits without consuming them; zeros follow the end.</summary>
    public int Peek(int length)
    {
        if (_count < length)
        {
            Fill();
        }

        return (int)_bits & (1 << length) - 1;
    }

    public void Skip(int length)
    {
        if (length > _count)
        {
            throw new MediaFormatException("The WebP is cut off or damaged: its pixels end too early.");
        }

        _bits >>= length;
        _count -= length;
    }

    /// <summary>Reads a number with the given number of bits, at most 24.</summary>
    public int Number(int length)
    {
        int number = Peek(length);
        Skip(length);
        return number;
    }

    public bool Flag() => Number(1) == 1;

    private void Fill()
    {
        ReadOnlySpan<byte> rest = bytes.Span[_position..];
        for (int place = 0; _count <= 56 && place < rest.Length; place++)
        {
            _bits |= (ulong)rest[place] << _count;
            _count += 8;
            _position++;
        }
    }
}
