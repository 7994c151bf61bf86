namespace XaiGen.Emulator.Media.H264;

/// <summary>Writes a picture as one IDR slice of Intra16x16 macroblocks.</summary>
internal sealed class KeyframeEncoder
{
    private readonly Frame source;
    private readonly Frame rebuilt;
    private readonly Macroblock macroblock;
    private readonly KeyframeLayout layout;
    private readonly BitWriter writer = new();

    private KeyframeEncoder(Frame source, int quantisation)
    {
        this.source = source;
        rebuilt = new(source.Size);
        macroblock = new(quantisation);
        layout = new(source);
    }

    /// <param name="source">The picture.</param>
    /// <param name="quantisation">From 0 (fine, large) to 51 (coarse, small).</param>
    /// <param name="ordinal">The keyframe's place among the clip's keyframes: two in a row must not carry the same id.</param>
    public static byte[] Encode(Frame source, int quantisation, int ordinal)
    {
        var encoder = new KeyframeEncoder(source, quantisation);
        SliceHeader.WriteKey(encoder.writer, quantisation, ordinal);
        for (var row = 0; row < source.Rows; row++)
        {
            for (var column = 0; column < source.Columns; column++)
                encoder.WriteMacroblock(column, row);
        }
        return NalUnit.Wrap(NalUnit.KeySlice, encoder.writer.Finish());
    }

    private void WriteMacroblock(int column, int row)
    {
        var lumaMode = PredictLuma(column * 16, row * 16);
        macroblock.MeasureLuma(source.Luma, rebuilt.Luma, column * 16, row * 16);
        macroblock.RestoreLuma(rebuilt.Luma, column * 16, row * 16);

        // Flat suits colour nearly always; looking for a better mode would cost more time than it saves bits.
        const IntraMode chromaMode = IntraMode.Flat;
        for (var plane = 0; plane < 2; plane++)
        {
            IntraPrediction.Predict(rebuilt.Chroma[plane], column * 8, row * 8, 8, chromaMode);
            macroblock.MeasureChroma(plane, source.Chroma[plane], rebuilt.Chroma[plane], column * 8, row * 8);
            macroblock.RestoreChroma(plane, rebuilt.Chroma[plane], column * 8, row * 8);
        }

        var hasLumaAc = macroblock.LumaAc.AsSpan().ContainsAnyExcept(0);
        var chromaDetail = macroblock.ChromaAc.AsSpan().ContainsAnyExcept(0) ? ChromaDetail.All
            : macroblock.ChromaDc.AsSpan().ContainsAnyExcept(0) ? ChromaDetail.Dc
            : ChromaDetail.None;
        writer.Unsigned(1 + (int)lumaMode + 4 * (int)chromaDetail + (hasLumaAc ? 12 : 0));
        writer.Unsigned((int)IntraPrediction.SwapForChroma(chromaMode));
        writer.Signed(0);
        layout.Visit(macroblock, column, row, hasLumaAc, chromaDetail, WriteBlock);
    }

    private int WriteBlock(Span<int> levels, int around) => Cavlc.Write(writer, levels, around);

    /// <summary>Leaves the best prediction in the rebuilt picture.</summary>
    private IntraMode PredictLuma(int x, int y)
    {
        var (best, smallest, last) = (IntraMode.Flat, int.MaxValue, IntraMode.Flat);
        foreach (var mode in (ReadOnlySpan<IntraMode>)[IntraMode.Vertical, IntraMode.Horizontal, IntraMode.Slope, IntraMode.Flat])
        {
            if (!IntraPrediction.IsPossible(mode, x, y))
                continue;
            IntraPrediction.Predict(rebuilt.Luma, x, y, 16, mode);
            last = mode;
            var difference = LumaDifference(x, y, smallest);
            if (difference < smallest)
                (best, smallest) = (mode, difference);
        }
        if (best != last)
            IntraPrediction.Predict(rebuilt.Luma, x, y, 16, best);
        return best;
    }

    private int LumaDifference(int x, int y, int limit)
    {
        var sum = 0;
        for (var row = 0; row < 16 && sum < limit; row++)
        {
            var wanted = source.Luma.Row(x, y + row, 16);
            var given = rebuilt.Luma.Row(x, y + row, 16);
            for (var column = 0; column < 16; column++)
                sum += Math.Abs(wanted[column] - given[column]);
        }
        return sum;
    }
}
