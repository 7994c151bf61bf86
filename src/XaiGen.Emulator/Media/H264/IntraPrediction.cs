namespace XaiGen.Emulator.Media.H264;

/// <summary>Fills a macroblock of a plane from its neighbours in the same plane (ITU-T H.264, 8.3.3 and 8.3.4).</summary>
internal static class IntraPrediction
{
    public static bool IsPossible(IntraMode mode, int x, int y) => mode switch
    {
        IntraMode.Vertical => y > 0,
        IntraMode.Horizontal => x > 0,
        IntraMode.Slope => x > 0 && y > 0,
        _ => true,
    };

    /// <summary>Converts between luma and chroma numbers of a mode. The mapping is its own inverse.</summary>
    public static IntraMode SwapForChroma(IntraMode mode) => mode switch
    {
        IntraMode.Vertical => IntraMode.Flat,
        IntraMode.Flat => IntraMode.Vertical,
        _ => mode,
    };

    /// <summary>Predicts the square at (x, y): of size 16 for luma, 8 for chroma.</summary>
    public static void Predict(Plane plane, int x, int y, int size, IntraMode mode)
    {
        switch (mode)
        {
            case IntraMode.Vertical:
                for (int row = 0; row < size; row++)
                {
                    plane.Row(x, y - 1, size).CopyTo(plane.Row(x, y + row, size));
                }

                break;
            case IntraMode.Horizontal:
                for (int row = 0; row < size; row++)
                {
                    plane.Row(x, y + row, size).Fill(Left(plane, x, y + row));
                }

                break;
            case IntraMode.Slope:
                PredictSlope(plane, x, y, size);
                break;
            case IntraMode.Flat when size == 16:
                Fill(plane, x, y, 16, Mean(plane, x, y, 16, useAbove: y > 0, useLeft: x > 0));
                break;
            case IntraMode.Flat:
                PredictFlatChroma(plane, x, y);
                break;
        }
    }

    private static void PredictFlatChroma(Plane plane, int x, int y)
    {
        for (int block = 0; block < 4; block++)
        {
            (bool right, bool down) = (block % 2 == 1, block / 2 == 1);
            (int blockX, int blockY) = (right ? x + 4 : x, down ? y + 4 : y);
            // Each of the two blocks off the diagonal prefers the side of the macroblock that it touches, if that side is available.
            bool preferAbove = right && !down && y > 0;
            bool preferLeft = down && !right && x > 0;
            Fill(plane, blockX, blockY, 4, Mean(
                plane, x, y, 4, useAbove: y > 0 && !preferLeft, useLeft: x > 0 && !preferAbove, blockX - x, blockY - y));
        }
    }

    private static byte Mean(Plane plane, int x, int y, int size, bool useAbove, bool useLeft, int offsetX = 0, int offsetY = 0)
    {
        if (!useAbove && !useLeft)
        {
            return 128;
        }

        int sum = 0;
        for (int i = 0; i < size; i++)
        {
            sum += useAbove ? plane.Samples[(y - 1) * plane.Width + x + offsetX + i] : 0;
            sum += useLeft ? Left(plane, x, y + offsetY + i) : 0;
        }
        int count = useAbove && useLeft ? size * 2 : size;
        return (byte)((sum + count / 2) / count);
    }

    private static void PredictSlope(Plane plane, int x, int y, int size)
    {
        Span<byte> above = plane.Row(x - 1, y - 1, size + 1);
        int half = size / 2;
        (int across, int down) = (0, 0);
        for (int i = 1; i <= half; i++)
        {
            across += i * (above[half + i] - above[half - i]);
            down += i * (Left(plane, x, y + half - 1 + i) - Left(plane, x, y + half - 1 - i));
        }
        int factor = size == 16 ? 5 : 34;
        across = (factor * across + 32) >> 6;
        down = (factor * down + 32) >> 6;
        int corner = 16 * (Left(plane, x, y + size - 1) + above[size]) - (half - 1) * (across + down) + 16;
        for (int row = 0; row < size; row++)
        {
            Span<byte> target = plane.Row(x, y + row, size);
            for (int column = 0; column < size; column++)
            {
                target[column] = (byte)Math.Clamp((corner + across * column + down * row) >> 5, 0, 255);
            }
        }
    }

    private static void Fill(Plane plane, int x, int y, int size, byte value)
    {
        for (int row = 0; row < size; row++)
        {
            plane.Row(x, y + row, size).Fill(value);
        }
    }

    private static byte Left(Plane plane, int x, int y) => plane.Samples[y * plane.Width + x - 1];
}
