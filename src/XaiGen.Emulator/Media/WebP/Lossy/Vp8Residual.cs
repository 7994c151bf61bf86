namespace XaiGen.Emulator.Media.WebP.Lossy;

/// <summary>Reads the coefficients of macroblocks in sequence (RFC 6386, section 13).</summary>
internal sealed class Vp8Residual(Vp8Header header, int columns)
{
    private const int BlockLength = 16, LumaBlocks = 16, Blocks = LumaBlocks + 2 * 4;

    /// <summary>The kinds of block: luma without means, luma means (Y2), chroma, and luma with means.</summary>
    private const int LumaRest = 0, LumaMeans = 1, Chroma = 2, Luma = 3;

    private readonly int[] _coefficients = new int[Blocks * BlockLength];

    /// <summary>Which blocks have coefficients.</summary>
    private readonly bool[] _hasAny = new bool[Blocks];

    /// <summary>For each column, and to the left: whether the blocks at the edge had coefficients.</summary>
    private readonly Edge[] _above = [.. Enumerable.Range(0, columns).Select(_ => new Edge())];

    private readonly Edge _left = new();
    private BoolDecoder _bits = header.Coefficients[0];

    private static ReadOnlySpan<byte> LongNumber3 => [173, 148, 140];

    private static ReadOnlySpan<byte> LongNumber4 => [176, 155, 140, 135];

    private static ReadOnlySpan<byte> LongNumber5 => [180, 157, 141, 134, 130];

    private static ReadOnlySpan<byte> LongNumber6 => [254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129];

    public void StartRow(int row)
    {
        _bits = header.Coefficients[row % header.Coefficients.Count];
        _left.Clear(withMeans: true);
    }

    /// <summary>Reads the coefficients of a macroblock.</summary>
    /// <param name="column">Its column.</param>
    /// <param name="segment">Its segment, which determines the quantizer steps.</param>
    /// <param name="hasMeans">Whether the means of its luma blocks are in a separate block.</param>
    /// <param name="isEmpty">Whether it has no coefficients.</param>
    /// <returns>Whether it has any coefficients.</returns>
    public bool Read(int column, int segment, bool hasMeans, bool isEmpty)
    {
        Array.Clear(_coefficients);
        Array.Clear(_hasAny);
        Edge above = _above[column];
        if (isEmpty)
        {
            above.Clear(hasMeans);
            _left.Clear(hasMeans);
            return false;
        }

        Vp8Steps steps = header.Steps[segment];
        bool hasAny = hasMeans && ReadMeans(above, steps.LumaMeans);
        for (int block = 0; block < LumaBlocks; block++)
        {
            hasAny |= ReadBlock(
                block, hasMeans ? LumaRest : Luma, ref above.Luma[block % 4], ref _left.Luma[block / 4], steps.Luma);
        }

        for (int block = LumaBlocks; block < Blocks; block++)
        {
            int pair = (block - LumaBlocks) / 4 * 2;
            hasAny |= ReadBlock(
                block, Chroma, ref above.Chroma[pair + block % 2], ref _left.Chroma[pair + block / 2 % 2], steps.Chroma);
        }

        return hasAny;
    }

    /// <summary>Adds the residual of a block to the samples; chroma blocks follow the luma blocks.</summary>
    public void Add(int block, Span<byte> samples, int stride)
    {
        if (_hasAny[block])
        {
            Vp8Transform.Add(_coefficients.AsSpan(block * BlockLength, BlockLength), samples, stride);
        }
    }

    private bool ReadMeans(Edge above, (int First, int Others) steps)
    {
        Span<int> means = stackalloc int[BlockLength];
        bool hasAny = ReadCoefficients(LumaMeans, (above.Means ? 1 : 0) + (_left.Means ? 1 : 0), 0, steps, means) > 0;
        above.Means = _left.Means = hasAny;
        if (hasAny)
        {
            Vp8Transform.Means(means);
            for (int block = 0; block < LumaBlocks; block++)
            {
                _coefficients[block * BlockLength] = means[block];
                _hasAny[block] = means[block] != 0;
            }
        }

        return hasAny;
    }

    private bool ReadBlock(int block, int kind, ref bool above, ref bool left, (int First, int Others) steps)
    {
        int first = kind == LumaRest ? 1 : 0;
        Span<int> coefficients = _coefficients.AsSpan(block * BlockLength, BlockLength);
        bool hasAny = ReadCoefficients(kind, (above ? 1 : 0) + (left ? 1 : 0), first, steps, coefficients) > first;
        above = left = hasAny;
        _hasAny[block] |= hasAny;
        return hasAny;
    }

    /// <returns>The index after the last coefficient that was read.</returns>
    private int ReadCoefficients(int kind, int context, int first, (int First, int Others) steps, Span<int> coefficients)
    {
        ReadOnlySpan<byte> probabilities = ProbabilitiesOf(kind, first, context);
        for (int place = first; place < BlockLength;)
        {
            if (!_bits.Bit(probabilities[0]))
            {
                return place;
            }

            while (!_bits.Bit(probabilities[1]))
            {
                if (++place == BlockLength)
                {
                    return place;
                }

                probabilities = ProbabilitiesOf(kind, place, 0);
            }

            int value = _bits.Bit(probabilities[2]) ? ReadNumber(probabilities) : 1;
            coefficients[Vp8Tables.Zigzag[place]] = (_bits.Flag() ? -value : value) * (place == 0 ? steps.First : steps.Others);
            place++;
            probabilities = ProbabilitiesOf(kind, place, value == 1 ? 1 : 2);
        }

        return BlockLength;
    }

    /// <summary>Reads a number of at least 2.</summary>
    private int ReadNumber(ReadOnlySpan<byte> probabilities)
    {
        if (!_bits.Bit(probabilities[3]))
        {
            return !_bits.Bit(probabilities[4]) ? 2 : 3 + Bit(probabilities[5]);
        }

        if (!_bits.Bit(probabilities[6]))
        {
            return !_bits.Bit(probabilities[7]) ? 5 + Bit(159) : 7 + 2 * Bit(165) + Bit(145);
        }

        int length = 2 * Bit(probabilities[8]);
        length += Bit(probabilities[9 + length / 2]);
        int number = 0;
        foreach (byte probability in length switch
        {
            0 => LongNumber3,
            1 => LongNumber4,
            2 => LongNumber5,
            _ => LongNumber6,
        })
        {
            number = 2 * number + Bit(probability);
        }

        return number + 3 + (8 << length);
    }

    private int Bit(int probability) => _bits.Bit(probability) ? 1 : 0;

    private ReadOnlySpan<byte> ProbabilitiesOf(int kind, int place, int context) => header.Probabilities.Slice(
        ((kind * Vp8Tables.Bands + Vp8Tables.BandOf[place]) * Vp8Tables.Contexts + context) * Vp8Tables.Probabilities,
        Vp8Tables.Probabilities);

    /// <summary>Whether the blocks at one side of a macroblock had coefficients.</summary>
    private sealed class Edge
    {
        public bool[] Luma { get; } = new bool[4];

        /// <summary>Two blocks for each of the two chroma channels.</summary>
        public bool[] Chroma { get; } = new bool[4];

        public bool Means { get; set; }

        public void Clear(bool withMeans)
        {
            Array.Clear(Luma);
            Array.Clear(Chroma);
            Means &= !withMeans;
        }
    }
}
