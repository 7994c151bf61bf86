namespace XaiGen.Emulator.Media.H264;

/// <summary>Reads what <see cref="KeyframeEncoder"/> wrote. It knows no other kind of H.264 picture.</summary>
internal sealed class KeyframeDecoder
{
    private readonly BitReader reader;
    private readonly Frame frame;
    private readonly Macroblock macroblock;
    private readonly KeyframeLayout layout;

    private KeyframeDecoder(BitReader reader, Frame frame, int quantisation)
    {
        this.reader = reader;
        this.frame = frame;
        macroblock = new(quantisation);
        layout = new(frame);
    }

    /// <exception cref="MediaFormatException">The unit is damaged, or another encoder wrote it.</exception>
    public static Frame Decode(ReadOnlySpan<byte> unit, ImageSize size)
    {
        if (unit.IsEmpty || unit[0] != NalUnit.KeySlice)
            throw new MediaFormatException("The video is damaged: a keyframe does not start with a keyframe's slice.");
        var reader = new BitReader(NalUnit.Unwrap(unit));
        var decoder = new KeyframeDecoder(reader, new(size), SliceHeader.ReadKey(reader));
        for (var row = 0; row < decoder.frame.Rows; row++)
        {
            for (var column = 0; column < decoder.frame.Columns; column++)
                decoder.ReadMacroblock(column, row);
        }
        return decoder.frame;
    }

    private void ReadMacroblock(int column, int row)
    {
        var kind = reader.Unsigned() - 1;
        var chromaMode = reader.Unsigned();
        var quantisationChange = reader.Signed();
        if (kind is < 0 or > 23 || chromaMode > 3 || quantisationChange != 0)
            throw new MediaFormatException("The video is damaged: a keyframe holds a macroblock of a kind this encoder does not write.");

        Array.Clear(macroblock.LumaAc);
        Array.Clear(macroblock.ChromaDc);
        Array.Clear(macroblock.ChromaAc);
        layout.Visit(macroblock, column, row, kind >= 12, (ChromaDetail)(kind / 4 % 3), ReadBlock);

        Predict(frame.Luma, column, row, 16, (IntraMode)(kind % 4));
        macroblock.RestoreLuma(frame.Luma, column * 16, row * 16);
        for (var plane = 0; plane < 2; plane++)
        {
            Predict(frame.Chroma[plane], column, row, 8, IntraPrediction.SwapForChroma((IntraMode)chromaMode));
            macroblock.RestoreChroma(plane, frame.Chroma[plane], column * 8, row * 8);
        }
    }

    private int ReadBlock(Span<int> levels, int around) => Cavlc.Read(reader, levels, around);

    private static void Predict(Plane plane, int column, int row, int size, IntraMode mode)
    {
        if (!IntraPrediction.IsPossible(mode, column, row))
            throw new MediaFormatException("The video is damaged: a macroblock leans on a neighbour that is outside the picture.");
        IntraPrediction.Predict(plane, column * size, row * size, size, mode);
    }
}
