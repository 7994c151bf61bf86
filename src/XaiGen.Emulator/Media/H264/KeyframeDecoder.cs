namespace XaiGen.Emulator.Media.H264;

/// <summary>Reads the output of <see cref="KeyframeEncoder"/>, and no other kind of H.264 picture.</summary>
internal sealed class KeyframeDecoder
{
    private readonly BitReader _reader;
    private readonly Frame _frame;
    private readonly Macroblock _macroblock;
    private readonly KeyframeLayout _layout;

    private KeyframeDecoder(BitReader reader, Frame frame, int quantisation)
    {
        this._reader = reader;
        this._frame = frame;
        _macroblock = new(quantisation);
        _layout = new(frame);
    }

    /// <exception cref="MediaFormatException">The unit is damaged, or was written by another encoder.</exception>
    public static Frame Decode(ReadOnlySpan<byte> unit, ImageSize size)
    {
        if (unit.IsEmpty || unit[0] != NalUnit.KeySlice)
        {
            throw new MediaFormatException("The video is damaged: a keyframe does not start with a keyframe's slice.");
        }

        var reader = new BitReader(NalUnit.Unwrap(unit));
        var decoder = new KeyframeDecoder(reader, new(size), SliceHeader.ReadKey(reader));
        for (int row = 0; row < decoder._frame.Rows; row++)
        {
            for (int column = 0; column < decoder._frame.Columns; column++)
            {
                decoder.ReadMacroblock(column, row);
            }
        }
        return decoder._frame;
    }

    private void ReadMacroblock(int column, int row)
    {
        int kind = _reader.Unsigned() - 1;
        int chromaMode = _reader.Unsigned();
        int quantisationChange = _reader.Signed();
        if (kind is < 0 or > 23 || chromaMode > 3 || quantisationChange != 0)
        {
            throw new MediaFormatException("The video is damaged: a keyframe holds a macroblock of a kind this encoder does not write.");
        }

        Array.Clear(_macroblock.LumaAc);
        Array.Clear(_macroblock.ChromaDc);
        Array.Clear(_macroblock.ChromaAc);
        _layout.Visit(_macroblock, column, row, kind >= 12, (ChromaDetail)(kind / 4 % 3), ReadBlock);

        Predict(_frame.Luma, column, row, 16, (IntraMode)(kind % 4));
        _macroblock.RestoreLuma(_frame.Luma, column * 16, row * 16);
        for (int plane = 0; plane < 2; plane++)
        {
            Predict(_frame.Chroma[plane], column, row, 8, IntraPrediction.SwapForChroma((IntraMode)chromaMode));
            _macroblock.RestoreChroma(plane, _frame.Chroma[plane], column * 8, row * 8);
        }
    }

    private int ReadBlock(Span<int> levels, int around) => Cavlc.Read(_reader, levels, around);

    private static void Predict(Plane plane, int column, int row, int size, IntraMode mode)
    {
        if (!IntraPrediction.IsPossible(mode, column, row))
        {
            throw new MediaFormatException("The video is damaged: a macroblock leans on a neighbour that is outside the picture.");
        }

        IntraPrediction.Predict(plane, column * size, row * size, size, mode);
    }
}
