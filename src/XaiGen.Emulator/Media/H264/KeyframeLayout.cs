namespace XaiGen.Emulator.Media.H264;

/// <summary>The order of a keyframe's coefficients in the stream, shared by the writer and the reader.</summary>
internal sealed class KeyframeLayout(Frame frame)
{
    private readonly CoefficientCounts _luma = new(frame.Columns * 4, frame.Rows * 4);
    private readonly CoefficientCounts[] _chroma = [new(frame.Columns * 2, frame.Rows * 2), new(frame.Columns * 2, frame.Rows * 2)];

    /// <summary>Writes or reads one block and returns its number of coefficients.</summary>
    public delegate int BlockCoder(Span<int> levels, int around);

    /// <summary>Visits the blocks of a macroblock; omitted blocks count as empty for their neighbours.</summary>
    public void Visit(Macroblock macroblock, int column, int row, bool hasLumaAc, ChromaDetail chromaDetail, BlockCoder code)
    {
        code(macroblock.LumaDc, _luma.Around(column * 4, row * 4));
        if (hasLumaAc)
        {
            VisitLuma(macroblock, column, row, code);
        }

        if (chromaDetail >= ChromaDetail.Dc)
        {
            code(macroblock.ChromaDcOf(0), Cavlc.ChromaDc);
            code(macroblock.ChromaDcOf(1), Cavlc.ChromaDc);
        }
        if (chromaDetail == ChromaDetail.All)
        {
            VisitChroma(macroblock, column, row, code);
        }
    }

    private void VisitLuma(Macroblock macroblock, int column, int row, BlockCoder code)
    {
        for (int i = 0; i < Macroblock.LumaBlocks; i++)
        {
            // One quarter of the macroblock after the other, four blocks in each.
            (int x, int y) = ((i & 1) + (i >> 2 & 1) * 2, (i >> 1 & 1) + (i >> 3) * 2);
            (int blockColumn, int blockRow) = (column * 4 + x, row * 4 + y);
            _luma.Set(blockColumn, blockRow, code(macroblock.LumaAcOf(y * 4 + x), _luma.Around(blockColumn, blockRow)));
        }
    }

    private void VisitChroma(Macroblock macroblock, int column, int row, BlockCoder code)
    {
        for (int i = 0; i < Macroblock.ChromaBlocks; i++)
        {
            CoefficientCounts counts = _chroma[i / 4];
            (int blockColumn, int blockRow) = (column * 2 + (i & 1), row * 2 + (i >> 1 & 1));
            counts.Set(blockColumn, blockRow, code(macroblock.ChromaAcOf(i), counts.Around(blockColumn, blockRow)));
        }
    }
}
