namespace XaiGen.Emulator.Media.WebP.Lossy;

/// <summary>
/// One component of a frame, with a border for the prediction of the first blocks: a row above, a column to the left, and four further
/// samples at the right of each row.
/// </summary>
internal sealed class Vp8Plane
{
    private const byte Above = 127, Left = 129;
    private const int Right = 4;

    /// <param name="side">The side of a macroblock in samples.</param>
    /// <param name="columns">The width in macroblocks.</param>
    /// <param name="rows">The height in macroblocks.</param>
    public Vp8Plane(int side, int columns, int rows)
    {
        (Side, Stride) = (side, 1 + columns * side + Right);
        Samples = new byte[(1 + rows * side) * Stride];
        Samples.AsSpan(0, Stride).Fill(Above);
        for (int place = Stride; place < Samples.Length; place += Stride)
        {
            Samples[place] = Left;
        }
    }

    public int Side { get; }

    public int Stride { get; }

    public byte[] Samples { get; }

    /// <summary>The index of a sample.</summary>
    public int At(int x, int y) => (y + 1) * Stride + x + 1;

    /// <summary>Extends the last row of a row of macroblocks to the right with its last sample, for the blocks below.</summary>
    public void ExtendRow(int row)
    {
        int end = At(0, (row + 1) * Side) - 1 - Right;
        Samples.AsSpan(end, Right).Fill(Samples[end - 1]);
    }
}
