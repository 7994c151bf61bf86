namespace XaiGen.Emulator.Media.WebP.Lossless;

/// <summary>A prefix code: short codes are looked up in a table, longer ones are decoded bit by bit (RFC 9649, section 3.7.2).</summary>
internal sealed class Vp8lCode
{
    private const int LongestCode = 15, LongestAtOnce = 8, LengthCodes = 19;
    private const int RepeatLast = 16, RepeatZero = 17, RepeatZeroLong = 18;

    private readonly int[] _firstCode = new int[LongestCode + 1];
    private readonly int[] _firstSymbol = new int[LongestCode + 1];
    private readonly int[] _counts = new int[LongestCode + 1];
    private readonly ushort[] _symbols;

    /// <summary>For every value of the next bits, the symbol with the length of its code in the low bits; 0 for longer codes.</summary>
    private readonly ushort[] _atOnce;

    private readonly int _bitsAtOnce;

    private Vp8lCode(ReadOnlySpan<byte> lengths)
    {
        foreach (byte length in lengths)
        {
            _counts[length]++;
        }

        _symbols = new ushort[lengths.Length - _counts[0]];
        _counts[0] = 0;
        int code = 0, places = 0;
        for (int length = 1; length <= LongestCode; length++)
        {
            (_firstCode[length], _firstSymbol[length]) = (code, places);
            code += _counts[length];
            places += _counts[length];
            if (code > 1 << length)
            {
                throw Damaged();
            }

            _bitsAtOnce = _counts[length] > 0 ? Math.Min(length, LongestAtOnce) : _bitsAtOnce;
            code <<= 1;
        }

        // A single symbol takes no bits; any other code must be complete.
        if (places != 1 && code != 2 << LongestCode)
        {
            throw Damaged();
        }

        int[] next = [.. _firstSymbol];
        for (int symbol = 0; symbol < lengths.Length; symbol++)
        {
            if (lengths[symbol] > 0)
            {
                _symbols[next[lengths[symbol]]++] = (ushort)symbol;
            }
        }

        _bitsAtOnce = places == 1 ? 0 : _bitsAtOnce;
        _atOnce = new ushort[1 << _bitsAtOnce];
        FillAtOnce();
    }

    public static Vp8lCode Read(Vp8lBits bits, int symbols)
    {
        byte[] lengths = new byte[symbols];
        if (bits.Flag())
        {
            ReadFew(bits, lengths);
        }
        else
        {
            ReadLengths(bits, lengths);
        }

        return new Vp8lCode(lengths);
    }

    public int Next(Vp8lBits bits)
    {
        if (_bitsAtOnce == 0)
        {
            return _symbols[0];
        }

        int ahead = bits.Peek(LongestCode);
        ushort found = _atOnce[ahead & _atOnce.Length - 1];
        if (found != 0)
        {
            bits.Skip(found & 15);
            return found >> 4;
        }

        int code = 0;
        for (int length = 1; length <= LongestCode; length++, ahead >>= 1)
        {
            code = code << 1 | ahead & 1;
            if (code - _firstCode[length] is >= 0 and var place && place < _counts[length])
            {
                bits.Skip(length);
                return _symbols[_firstSymbol[length] + place];
            }
        }

        throw Damaged();
    }

    private static MediaFormatException Damaged()
        => new("The WebP is damaged: one of its prefix codes has more codes, or fewer, than there can be.");

    /// <summary>Reads a simple code of one or two symbols.</summary>
    private static void ReadFew(Vp8lBits bits, byte[] lengths)
    {
        bool hasTwo = bits.Flag();
        int first = bits.Number(bits.Flag() ? 8 : 1);
        int second = hasTwo ? bits.Number(8) : first;
        if (first >= lengths.Length || second >= lengths.Length)
        {
            throw Damaged();
        }

        lengths[first] = lengths[second] = 1;
    }

    private static void ReadLengths(Vp8lBits bits, byte[] lengths)
    {
        ReadOnlySpan<byte> order = [17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
        Span<byte> own = stackalloc byte[LengthCodes];
        int given = 4 + bits.Number(4);
        for (int place = 0; place < given; place++)
        {
            own[order[place]] = (byte)bits.Number(3);
        }

        var code = new Vp8lCode(own);
        int left = bits.Flag() ? 2 + bits.Number(2 + 2 * bits.Number(3)) : lengths.Length;
        byte last = 8;
        for (int symbol = 0; symbol < lengths.Length && left > 0; left--)
        {
            int length = code.Next(bits);
            (byte value, int count) = length switch
            {
                RepeatLast => (last, 3 + bits.Number(2)),
                RepeatZero => ((byte)0, 3 + bits.Number(3)),
                RepeatZeroLong => ((byte)0, 11 + bits.Number(7)),
                _ => ((byte)length, 1),
            };
            if (count > lengths.Length - symbol)
            {
                throw Damaged();
            }

            lengths.AsSpan(symbol, count).Fill(value);
            symbol += count;
            last = value == 0 ? last : value;
        }
    }

    private void FillAtOnce()
    {
        for (int length = 1; length <= _bitsAtOnce; length++)
        {
            for (int place = 0; place < _counts[length]; place++)
            {
                // The first bit of a code is the least significant bit in the stream.
                int reversed = 0;
                for (int bit = 0, code = _firstCode[length] + place; bit < length; bit++, code >>= 1)
                {
                    reversed = reversed << 1 | code & 1;
                }

                for (int ahead = reversed; ahead < _atOnce.Length; ahead += 1 << length)
                {
                    _atOnce[ahead] = (ushort)(_symbols[_firstSymbol[length] + place] << 4 | length);
                }
            }
        }
    }
}
