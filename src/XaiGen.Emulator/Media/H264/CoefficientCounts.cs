namespace XaiGen.Emulator.Media.H264;

/// <summary>The number of coefficients of each 4x4 block of a plane; the numbers of its neighbours determine a block's code.</summary>
internal sealed class CoefficientCounts(int columns, int rows)
{
    private readonly byte[] _counts = new byte[columns * rows];

    public void Set(int column, int row, int count) => _counts[row * columns + column] = (byte)count;

    /// <summary>The mean of the blocks to the left and above, if they exist.</summary>
    public int Around(int column, int row) => (column > 0, row > 0) switch
    {
        (true, true) => (At(column - 1, row) + At(column, row - 1) + 1) >> 1,
        (true, false) => At(column - 1, row),
        (false, true) => At(column, row - 1),
        _ => 0,
    };

    private int At(int column, int row) => _counts[row * columns + column];
}
