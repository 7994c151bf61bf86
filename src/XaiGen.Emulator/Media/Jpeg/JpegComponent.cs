namespace XaiGen.Emulator.Media.Jpeg;

/// <summary>One channel of a JPEG: its blocks of 8x8 frequencies, and once these are transformed its samples.</summary>
/// <param name="Id">As scans name it.</param>
/// <param name="Across">How many of its blocks are beside each other in a unit of the picture.</param>
/// <param name="Down">How many are below each other.</param>
/// <param name="Quantization">The number of its quantization table.</param>
internal sealed record JpegComponent(byte Id, int Across, int Down, byte Quantization)
{
    public const int BlockSide = 8, BlockLength = BlockSide * BlockSide;

    /// <summary>Blocks in a row, with those that only fill the last unit.</summary>
    public int Stride { get; private set; }

    /// <summary>Rows of blocks, with those that only fill the last unit.</summary>
    public int Rows { get; private set; }

    /// <summary>Blocks in a row that the picture needs, which are those of a scan of this channel alone.</summary>
    public int OwnColumns { get; private set; }

    public int OwnRows { get; private set; }

    /// <summary>In the order of the frequencies from left to right and from top to bottom.</summary>
    public short[] Coefficients { get; private set; } = [];

    public byte[] Samples { get; private set; } = [];

    /// <summary>The constant part of the block before.</summary>
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

    /// <summary>Makes the samples of the frequencies, which are not needed any longer.</summary>
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
