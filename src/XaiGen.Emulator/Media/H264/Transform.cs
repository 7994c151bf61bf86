namespace XaiGen.Emulator.Media.H264;

/// <summary>The integer transforms of H.264, in place on blocks of 4x4 in row order.</summary>
internal static class Transform
{
    public static void Forward(Span<int> block)
    {
        for (int i = 0; i < 16; i += 4)
        {
            (block[i], block[i + 1], block[i + 2], block[i + 3]) = Forward(block[i], block[i + 1], block[i + 2], block[i + 3]);
        }

        for (int i = 0; i < 4; i++)
        {
            (block[i], block[i + 4], block[i + 8], block[i + 12]) = Forward(block[i], block[i + 4], block[i + 8], block[i + 12]);
        }
    }

    public static void Inverse(Span<int> block)
    {
        for (int i = 0; i < 16; i += 4)
        {
            (block[i], block[i + 1], block[i + 2], block[i + 3]) = Inverse(block[i], block[i + 1], block[i + 2], block[i + 3]);
        }

        for (int i = 0; i < 4; i++)
        {
            (block[i], block[i + 4], block[i + 8], block[i + 12]) = Inverse(block[i], block[i + 4], block[i + 8], block[i + 12]);
        }
    }

    /// <summary>The second transform, over the DC coefficients of 16 blocks; its own inverse except for scale.</summary>
    public static void Hadamard4x4(Span<int> block)
    {
        for (int i = 0; i < 16; i += 4)
        {
            (block[i], block[i + 1], block[i + 2], block[i + 3]) = Hadamard(block[i], block[i + 1], block[i + 2], block[i + 3]);
        }

        for (int i = 0; i < 4; i++)
        {
            (block[i], block[i + 4], block[i + 8], block[i + 12]) = Hadamard(block[i], block[i + 4], block[i + 8], block[i + 12]);
        }
    }

    /// <summary>The second transform of chroma, over the DC coefficients of 4 blocks; its own inverse except for scale.</summary>
    public static void Hadamard2x2(Span<int> block)
    {
        (int a, int b, int c, int d) = (block[0], block[1], block[2], block[3]);
        (block[0], block[1], block[2], block[3]) = (a + b + c + d, a - b + c - d, a + b - c - d, a - b - c + d);
    }

    private static (int, int, int, int) Forward(int a, int b, int c, int d)
    {
        (int outer, int inner, int outerDifference, int innerDifference) = (a + d, b + c, a - d, b - c);
        return (outer + inner, 2 * outerDifference + innerDifference, outer - inner, outerDifference - 2 * innerDifference);
    }

    private static (int, int, int, int) Inverse(int a, int b, int c, int d)
    {
        (int even, int odd) = (a + c, a - c);
        (int low, int high) = ((b >> 1) - d, b + (d >> 1));
        return (even + high, odd + low, odd - low, even - high);
    }

    private static (int, int, int, int) Hadamard(int a, int b, int c, int d)
    {
        (int ab, int cd, int aMinusB, int cMinusD) = (a + b, c + d, a - b, c - d);
        return (ab + cd, ab - cd, aMinusB - cMinusD, aMinusB + cMinusD);
    }
}
