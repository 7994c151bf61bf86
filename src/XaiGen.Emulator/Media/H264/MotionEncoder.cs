namespace XaiGen.Emulator.Media.H264;

/// <summary>
/// Encodes a picture using only motion: every macroblock is copied from the last keyframe, slightly displaced. No picture is rendered,
/// which makes it fast and independent of the content of the keyframe.
/// </summary>
internal sealed class MotionEncoder
{
    /// <summary>The error of a vector, in quarter pixels, that is accepted if it saves writing the vector.</summary>
    private const float Tolerance = 0.75f;

    private readonly int _columns;
    private readonly int _rows;
    private readonly (int X, int Y)[] _vectors;

    private MotionEncoder(ImageSize size)
    {
        (_columns, _rows) = ((size.Width + 15) / 16, (size.Height + 15) / 16);
        _vectors = new (int, int)[_columns * _rows];
    }

    /// <param name="size">The size of the picture.</param>
    /// <param name="step">The number of pictures since the keyframe.</param>
    /// <param name="motion">The vector, in pixels, from (x, y) to the point of the keyframe that is shown there.</param>
    public static byte[] Encode(ImageSize size, int step, Func<float, float, (float X, float Y)> motion)
    {
        var encoder = new MotionEncoder(size);
        var writer = new BitWriter();
        SliceHeader.WriteInter(writer, step);
        int skipped = 0;
        for (int row = 0; row < encoder._rows; row++)
        {
            for (int column = 0; column < encoder._columns; column++)
            {
                (float x, float y) = motion(column * 16 + 8, row * 16 + 8);
                if (encoder.TrySkip(column, row, x * 4, y * 4))
                {
                    skipped++;
                    continue;
                }
                writer.Unsigned(skipped);
                skipped = 0;
                encoder.WriteMoved(writer, column, row, x * 4, y * 4);
            }
        }
        if (skipped > 0)
        {
            writer.Unsigned(skipped);
        }

        return NalUnit.Wrap(NalUnit.Slice, writer.Finish());
    }

    private bool TrySkip(int column, int row, float x, float y)
    {
        (int X, int Y) vector = SkipVector(column, row);
        if (Math.Abs(vector.X - x) > Tolerance || Math.Abs(vector.Y - y) > Tolerance)
        {
            return false;
        }

        _vectors[row * _columns + column] = vector;
        return true;
    }

    private void WriteMoved(BitWriter writer, int column, int row, float x, float y)
    {
        (int X, int Y) expected = ExpectedVector(column, row);
        var vector = ((int)MathF.Round(x), (int)MathF.Round(y));
        _vectors[row * _columns + column] = vector;
        writer.Unsigned(0); // one vector for all 16x16 pixels
        writer.Signed(vector.Item1 - expected.X);
        writer.Signed(vector.Item2 - expected.Y);
        writer.Unsigned(0); // and no difference from what it points at
    }

    /// <summary>The vector of a skipped macroblock (ITU-T H.264, 8.4.1.1): zero if a neighbour does not move.</summary>
    private (int X, int Y) SkipVector(int column, int row)
        => column == 0 || row == 0 || At(column - 1, row) == (0, 0) || At(column, row - 1) == (0, 0)
            ? (0, 0)
            : ExpectedVector(column, row);

    /// <summary>The predicted vector, which is written as zero: the median of the neighbours (8.4.1.3).</summary>
    private (int X, int Y) ExpectedVector(int column, int row)
    {
        if (row == 0)
        {
            return column == 0 ? (0, 0) : At(column - 1, 0);
        }

        (int X, int Y) left = column > 0 ? At(column - 1, row) : (X: 0, Y: 0);
        (int X, int Y) above = At(column, row - 1);
        if (_columns == 1)
        {
            return above;
        }

        (int X, int Y) corner = column + 1 < _columns ? At(column + 1, row - 1) : At(column - 1, row - 1);
        return (Median(left.X, above.X, corner.X), Median(left.Y, above.Y, corner.Y));
    }

    private (int X, int Y) At(int column, int row) => _vectors[row * _columns + column];

    private static int Median(int a, int b, int c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
