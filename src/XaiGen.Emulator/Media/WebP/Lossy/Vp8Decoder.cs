namespace XaiGen.Emulator.Media.WebP.Lossy;

/// <summary>Decodes a VP8 key frame, the image of a lossy WebP (RFC 6386).</summary>
internal sealed class Vp8Decoder
{
    private const int BlocksAcross = 4;

    private readonly Vp8Header _header;
    private readonly Vp8Frame _frame;
    private readonly Vp8Residual _residual;

    /// <summary>The modes of the blocks above and to the left.</summary>
    private readonly BlockMode[] _above;

    private readonly BlockMode[] _left = new BlockMode[BlocksAcross];
    private readonly BlockMode[] _modes = new BlockMode[BlocksAcross * BlocksAcross];

    private Vp8Decoder(ReadOnlyMemory<byte> bytes)
    {
        _header = new Vp8Header(bytes);
        (int columns, int rows) = Vp8Frame.MacroblocksOf(_header.Size);

        // Every macroblock takes at least one bit.
        if (columns * rows > bytes.Length * 8L)
        {
            throw new MediaFormatException($"The WebP is cut off: {bytes.Length} bytes are too few for {_header.Size} pixels.");
        }

        _frame = new Vp8Frame(_header.Size);
        _residual = new Vp8Residual(_header, _frame.Columns);
        _above = new BlockMode[_frame.Columns * BlocksAcross];
    }

    /// <exception cref="MediaFormatException">The frame is not valid.</exception>
    /// <exception cref="UnsupportedMediaException">The image is too large.</exception>
    public static Vp8Frame Decode(ReadOnlyMemory<byte> bytes)
    {
        var decoder = new Vp8Decoder(bytes);
        Vp8LoopFilter.Run(decoder._frame, decoder._header, decoder.ReadMacroblocks());
        return decoder._frame;
    }

    private List<Vp8Macroblock> ReadMacroblocks()
    {
        List<Vp8Macroblock> macroblocks = [];
        for (int row = 0; row < _frame.Rows; row++)
        {
            Array.Clear(_left);
            _residual.StartRow(row);
            for (int column = 0; column < _frame.Columns; column++)
            {
                macroblocks.Add(ReadMacroblock(column, row));
            }

            _frame.Luma.ExtendRow(row);
        }

        return macroblocks;
    }

    private Vp8Macroblock ReadMacroblock(int column, int row)
    {
        BoolDecoder bits = _header.Modes;
        int segment = _header.HasSegmentOfEach ? _header.ReadSegment() : 0;
        bool isEmpty = _header.SkipProbability is { } probability && bits.Bit(probability);
        BlockMode? whole = ReadWholeMode(bits);
        if (whole is { } mode)
        {
            _above.AsSpan(column * BlocksAcross, BlocksAcross).Fill(mode);
            _left.AsSpan().Fill(mode);
        }
        else
        {
            ReadBlockModes(bits, _above.AsSpan(column * BlocksAcross, BlocksAcross));
        }

        BlockMode chroma = ReadChromaMode(bits);
        bool hasCoefficients = _residual.Read(column, segment, hasMeans: whole is not null, isEmpty);
        Reconstruct(column, row, whole, chroma);
        return new Vp8Macroblock(segment, HasBlockModes: whole is null, hasCoefficients);
    }

    /// <summary>Reads the luma mode of a macroblock; null if each block has its own mode.</summary>
    private static BlockMode? ReadWholeMode(BoolDecoder bits)
        => !bits.Bit(145) ? null
        : bits.Bit(156) ? bits.Bit(128) ? BlockMode.TrueMotion : BlockMode.Horizontal
        : bits.Bit(163) ? BlockMode.Vertical : BlockMode.Average;

    private static BlockMode ReadChromaMode(BoolDecoder bits)
        => !bits.Bit(142) ? BlockMode.Average
        : !bits.Bit(114) ? BlockMode.Vertical
        : bits.Bit(183) ? BlockMode.TrueMotion : BlockMode.Horizontal;

    private static BlockMode ReadBlockMode(BoolDecoder bits, ReadOnlySpan<byte> probabilities)
        => !bits.Bit(probabilities[0]) ? BlockMode.Average
        : !bits.Bit(probabilities[1]) ? BlockMode.TrueMotion
        : !bits.Bit(probabilities[2]) ? BlockMode.Vertical
        : !bits.Bit(probabilities[3])
            ? !bits.Bit(probabilities[4]) ? BlockMode.Horizontal
            : !bits.Bit(probabilities[5]) ? BlockMode.DownRight : BlockMode.VerticalRight
        : !bits.Bit(probabilities[6]) ? BlockMode.DownLeft
        : !bits.Bit(probabilities[7]) ? BlockMode.VerticalLeft
        : !bits.Bit(probabilities[8]) ? BlockMode.HorizontalDown : BlockMode.HorizontalUp;

    private void ReadBlockModes(BoolDecoder bits, Span<BlockMode> above)
    {
        const int modes = (int)BlockMode.HorizontalUp + 1, probabilities = modes - 1;
        for (int place = 0; place < _modes.Length; place++)
        {
            (int x, int y) = (place % BlocksAcross, place / BlocksAcross);
            int first = ((int)above[x] * modes + (int)_left[y]) * probabilities;
            _modes[place] = above[x] = _left[y] = ReadBlockMode(bits, Vp8Tables.BlockModes.Slice(first, probabilities));
        }
    }

    private void Reconstruct(int column, int row, BlockMode? whole, BlockMode chroma)
    {
        Vp8Plane luma = _frame.Luma;
        int corner = luma.At(column * luma.Side, row * luma.Side);
        if (whole is { } mode)
        {
            Vp8Prediction.PredictWhole(luma, column, row, mode);
        }

        for (int block = 0; block < _modes.Length; block++)
        {
            (int x, int y) = (block % BlocksAcross, block / BlocksAcross);
            int start = corner + y * 4 * luma.Stride + x * 4;
            if (whole is null)
            {
                // To the right of the macroblock, only the row above it is decoded already.
                int aboveRight = x < BlocksAcross - 1 ? start - luma.Stride + 4 : corner - luma.Stride + luma.Side;
                Vp8Prediction.PredictBlock(luma, start, aboveRight, _modes[block]);
            }

            _residual.Add(block, luma.Samples.AsSpan(start), luma.Stride);
        }

        for (int channel = 0; channel < 2; channel++)
        {
            Vp8Plane plane = _frame.Chroma[channel];
            Vp8Prediction.PredictWhole(plane, column, row, chroma);
            for (int block = 0; block < 4; block++)
            {
                int start = plane.At(column * plane.Side + block % 2 * 4, row * plane.Side + block / 2 * 4);
                _residual.Add(_modes.Length + channel * 4 + block, plane.Samples.AsSpan(start), plane.Stride);
            }
        }
    }
}
