namespace XaiGen.Emulator.Media.H264;

/// <summary>The quantised difference of one macroblock from its prediction. One instance is reused for a whole picture.</summary>
internal sealed class Macroblock(int parameter)
{
    public const int LumaBlocks = 16, ChromaBlocks = 8;

    /// <summary>Maps scan order (low frequencies first) to row order in a 4x4 block.</summary>
    private static readonly byte[] s_scan = [0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15];

    private readonly Quantizer _luma = new(parameter);
    private readonly Quantizer _chroma = new(Quantizer.ChromaParameter(parameter));

    /// <summary>The DC levels of the 16 luma blocks, in scan order.</summary>
    public int[] LumaDc { get; } = new int[16];

    /// <summary>15 levels for each luma block; the blocks are in row order.</summary>
    public int[] LumaAc { get; } = new int[LumaBlocks * 15];

    /// <summary>4 levels for each chroma plane.</summary>
    public int[] ChromaDc { get; } = new int[8];

    /// <summary>15 levels for each chroma block: four of the first plane, then four of the second.</summary>
    public int[] ChromaAc { get; } = new int[ChromaBlocks * 15];

    public Span<int> LumaAcOf(int block) => LumaAc.AsSpan(block * 15, 15);

    public Span<int> ChromaDcOf(int plane) => ChromaDc.AsSpan(plane * 4, 4);

    public Span<int> ChromaAcOf(int block) => ChromaAc.AsSpan(block * 15, 15);

    /// <summary>Computes the difference between the source and the predicted luma.</summary>
    public void MeasureLuma(Plane source, Plane predicted, int x, int y)
    {
        Span<int> dc = stackalloc int[16];
        for (int block = 0; block < LumaBlocks; block++)
        {
            dc[block] = MeasureBlock(source, predicted, x + block % 4 * 4, y + block / 4 * 4, _luma, LumaAcOf(block));
        }

        Transform.Hadamard4x4(dc);
        for (int i = 0; i < 16; i++)
        {
            LumaDc[i] = _luma.DcLevel((dc[s_scan[i]] + 1) >> 1);
        }
    }

    /// <summary>Computes the difference between the source and one predicted chroma plane.</summary>
    public void MeasureChroma(int plane, Plane source, Plane predicted, int x, int y)
    {
        Span<int> dc = ChromaDcOf(plane);
        for (int block = 0; block < 4; block++)
        {
            dc[block] = MeasureBlock(source, predicted, x + block % 2 * 4, y + block / 2 * 4, _chroma, ChromaAcOf(plane * 4 + block));
        }

        Transform.Hadamard2x2(dc);
        foreach (ref int value in dc)
        {
            value = _chroma.DcLevel(value);
        }
    }

    /// <summary>Adds the difference to the predicted luma, as every decoder does.</summary>
    public void RestoreLuma(Plane plane, int x, int y)
    {
        Span<int> dc = stackalloc int[16];
        for (int i = 0; i < 16; i++)
        {
            dc[s_scan[i]] = LumaDc[i];
        }

        Transform.Hadamard4x4(dc);
        for (int block = 0; block < LumaBlocks; block++)
        {
            RestoreBlock(plane, x + block % 4 * 4, y + block / 4 * 4, _luma, _luma.LumaDc(dc[block]), LumaAcOf(block));
        }
    }

    /// <summary>Adds the difference to one predicted chroma plane, as every decoder does.</summary>
    public void RestoreChroma(int plane, Plane target, int x, int y)
    {
        Span<int> dc = stackalloc int[4];
        ChromaDcOf(plane).CopyTo(dc);
        Transform.Hadamard2x2(dc);
        for (int block = 0; block < 4; block++)
        {
            RestoreBlock(target, x + block % 2 * 4, y + block / 2 * 4, _chroma, _chroma.ChromaDc(dc[block]), ChromaAcOf(plane * 4 + block));
        }
    }

    /// <returns>The DC coefficient, which is quantised together with those of the other blocks.</returns>
    private static int MeasureBlock(Plane source, Plane predicted, int x, int y, Quantizer quantizer, Span<int> levels)
    {
        Span<int> block = stackalloc int[16];
        for (int row = 0; row < 4; row++)
        {
            Span<byte> wanted = source.Row(x, y + row, 4);
            Span<byte> given = predicted.Row(x, y + row, 4);
            for (int column = 0; column < 4; column++)
            {
                block[row * 4 + column] = wanted[column] - given[column];
            }
        }
        Transform.Forward(block);
        for (int i = 1; i < 16; i++)
        {
            levels[i - 1] = quantizer.Level(block[s_scan[i]], s_scan[i]);
        }

        return block[0];
    }

    private static void RestoreBlock(Plane plane, int x, int y, Quantizer quantizer, int dc, ReadOnlySpan<int> levels)
    {
        Span<int> block = stackalloc int[16];
        block.Clear();
        block[0] = dc;
        for (int i = 1; i < 16; i++)
        {
            block[s_scan[i]] = quantizer.Coefficient(levels[i - 1], s_scan[i]);
        }

        Transform.Inverse(block);
        for (int row = 0; row < 4; row++)
        {
            Span<byte> target = plane.Row(x, y + row, 4);
            for (int column = 0; column < 4; column++)
            {
                target[column] = (byte)Math.Clamp(target[column] + ((block[row * 4 + column] + 32) >> 6), 0, 255);
            }
        }
    }
}
