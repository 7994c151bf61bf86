namespace XaiGen.Emulator.Media.H264;

/// <summary>Writes a picture as one IDR slice of Intra16x16 macroblocks.</summary>
internal sealed class KeyframeEncoder
{
    private readonly Frame _source;
    private readonly Frame _rebuilt;
    private readonly Macroblock _macroblock;
    private readonly KeyframeLayout _layout;
    private readonly BitWriter _writer = new();

    private KeyframeEncoder(Frame source, int quantisation)
    {
        this._source = source;
        _rebuilt = new(source.Size);
        _macroblock = new(quantisation);
        _layout = new(source);
    }

    /// <param name="source">The picture.</param>
    /// <param name="quantisation">The quantisation, from 0 (fine, large) to 51 (coarse, small).</param>
    /// <param name="ordinal">The keyframe's index among the clip's keyframes: two in a row must not have the same ID.</param>
    public static byte[] Encode(Frame source, int quantisation, int ordinal)
    {
        var encoder = new KeyframeEncoder(source, quantisation);
        SliceHeader.WriteKey(encoder._writer, quantisation, ordinal);
        for (int row = 0; row < source.Rows; row++)
        {
            for (int column = 0; column < source.Columns; column++)
            {
                encoder.WriteMacroblock(column, row);
            }
        }
        return NalUnit.Wrap(NalUnit.KeySlice, encoder._writer.Finish());
    }

    private void WriteMacroblock(int column, int row)
    {
        IntraMode lumaMode = PredictLuma(column * 16, row * 16);
        _macroblock.MeasureLuma(_source.Luma, _rebuilt.Luma, column * 16, row * 16);
        _macroblock.RestoreLuma(_rebuilt.Luma, column * 16, row * 16);

        // Flat is nearly always suitable for colour; searching for a better mode would cost more time than it saves bits.
        const IntraMode chromaMode = IntraMode.Flat;
        for (int plane = 0; plane < 2; plane++)
        {
            IntraPrediction.Predict(_rebuilt.Chroma[plane], column * 8, row * 8, 8, chromaMode);
            _macroblock.MeasureChroma(plane, _source.Chroma[plane], _rebuilt.Chroma[plane], column * 8, row * 8);
            _macroblock.RestoreChroma(plane, _rebuilt.Chroma[plane], column * 8, row * 8);
        }

        bool hasLumaAc = _macroblock.LumaAc.AsSpan().ContainsAnyExcept(0);
        ChromaDetail chromaDetail = _macroblock.ChromaAc.AsSpan().ContainsAnyExcept(0) ? ChromaDetail.All
            : _macroblock.ChromaDc.AsSpan().ContainsAnyExcept(0) ? ChromaDetail.Dc
            : ChromaDetail.None;
        _writer.Unsigned(1 + (int)lumaMode + 4 * (int)chromaDetail + (hasLumaAc ? 12 : 0));
        _writer.Unsigned((int)IntraPrediction.SwapForChroma(chromaMode));
        _writer.Signed(0);
        _layout.Visit(_macroblock, column, row, hasLumaAc, chromaDetail, WriteBlock);
    }

    private int WriteBlock(Span<int> levels, int around) => Cavlc.Write(_writer, levels, around);

    /// <summary>Writes the best prediction to the reconstructed picture.</summary>
    private IntraMode PredictLuma(int x, int y)
    {
        (IntraMode best, int smallest, IntraMode last) = (IntraMode.Flat, int.MaxValue, IntraMode.Flat);
        foreach (IntraMode mode in (ReadOnlySpan<IntraMode>)[IntraMode.Vertical, IntraMode.Horizontal, IntraMode.Slope, IntraMode.Flat])
        {
            if (!IntraPrediction.IsPossible(mode, x, y))
            {
                continue;
            }

            IntraPrediction.Predict(_rebuilt.Luma, x, y, 16, mode);
            last = mode;
            int difference = LumaDifference(x, y, smallest);
            if (difference < smallest)
            {
                (best, smallest) = (mode, difference);
            }
        }
        if (best != last)
        {
            IntraPrediction.Predict(_rebuilt.Luma, x, y, 16, best);
        }

        return best;
    }

    private int LumaDifference(int x, int y, int limit)
    {
        int sum = 0;
        for (int row = 0; row < 16 && sum < limit; row++)
        {
            Span<byte> wanted = _source.Luma.Row(x, y + row, 16);
            Span<byte> given = _rebuilt.Luma.Row(x, y + row, 16);
            for (int column = 0; column < 16; column++)
            {
                sum += Math.Abs(wanted[column] - given[column]);
            }
        }
        return sum;
    }
}
