namespace XaiGen.Emulator.Media.Jpeg;

/// <summary>One channel of a JPEG: its 8x8 blocks of coefficients and, once these are transformed, its samples.</summary>
/// <param name="Id">The ID that scans refer to.</param>
/// <param name="Across">The number of its blocks per row of an MCU.</param>
/// <param name="Down">The number of its rows of blocks per MCU.</param>
/// <param name="Quantization">The index of its quantisation table.</param>
internal sealed record JpegComponent(byte Id, int Across, int Down, byte Quantization)
{
    public const int BlockSide = 8, BlockLength = BlockSide * BlockSide;

    /// <summary>The number of blocks per row, including those that only pad the last MCU.</summary>
    public int Stride { get; private set; }

    /// <summary>The number of rows of blocks, including those that only pad the last MCU.</summary>
    public int Rows { get; private set; }

    /// <summary>The number of blocks per row that the picture needs, which is what a scan of only this channel contains.</summary>
    public int OwnColumns { get; private set; }

    public int OwnRows { get; private set; }

    /// <summary>The coefficients in row order, not in zigzag order.</summary>
    public short[] Coefficients { get; private set; } = [];

    public byte[] Samples { get; private set; } = [];

    /// <summary>The DC coefficient of the previous block.</summary>
    public int Predicted { get; set; }

    public Span<short> Block(int column, int row) => Coefficients.AsSpan((row * Stride + column) * BlockLength, BlockLength);

    public void Allocate(ImageSize picture, int mostAcross, int mostDown)
    {
        Stride = Ceiling(picture.Width, BlockSide * mostAcross) * Across;
        Rows = Ceiling(picture.Height, BlockSide * mostDown) * Down;
        OwnColumns = Ceiling(Ceiling(picture.Width * Across, mostAcross), BlockSide);
        OwnRows = Ceiling(Ceiling(picture.Height * Down, mostDown), BlockSide);
        Coefficients = new short[Stride * Rows * BlockLength];
    }

    /// <summary>Computes the samples from the coefficients, which are then discarded.</summary>
    public void Transform(ushort[] quantization)
    {
        byte[] samples = new byte[Stride * Rows * BlockLength];
        Parallel.For(0, Rows, row =>
        {
            for (int column = 0; column < Stride; column++)
            {
                JpegTransform.Inverse(
                    Block(column, row), quantization, samples.AsSpan((row * Stride * BlockSide + column) * BlockSide), Stride * BlockSide);
            }
        });
        (Samples, Coefficients) = (samples, []);
    }

    private static int Ceiling(int number, int divisor) => (number + divisor - 1) / divisor;
}
