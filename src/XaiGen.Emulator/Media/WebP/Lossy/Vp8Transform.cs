namespace XaiGen.Emulator.Media.WebP.Lossy;

/// <summary>The inverse transforms of 4x4 blocks in row order (RFC 6386, section 14).</summary>
internal static class Vp8Transform
{
    /// <summary>Adds the inverse transform of the coefficients to a block of the plane.</summary>
    public static void Add(Span<int> block, Span<byte> samples, int stride)
    {
        for (int x = 0; x < 4; x++)
        {
            (block[x], block[x + 4], block[x + 8], block[x + 12]) = Inverse(block[x], block[x + 4], block[x + 8], block[x + 12]);
        }

        for (int y = 0; y < 4; y++)
        {
            Span<byte> row = samples.Slice(y * stride, 4);
            (int a, int b, int c, int d) = Inverse(block[y * 4], block[y * 4 + 1], block[y * 4 + 2], block[y * 4 + 3]);
            row[0] = ToByte(row[0] + (a + 4 >> 3));
            row[1] = ToByte(row[1] + (b + 4 >> 3));
            row[2] = ToByte(row[2] + (c + 4 >> 3));
            row[3] = ToByte(row[3] + (d + 4 >> 3));
        }
    }

    /// <summary>The inverse Walsh-Hadamard transform, which yields the means of the 16 luma blocks.</summary>
    public static void Means(Span<int> block)
    {
        for (int x = 0; x < 4; x++)
        {
            (block[x], block[x + 4], block[x + 8], block[x + 12]) = Hadamard(block[x], block[x + 4], block[x + 8], block[x + 12]);
        }

        for (int i = 0; i < 16; i += 4)
        {
            (int a, int b, int c, int d) = Hadamard(block[i], block[i + 1], block[i + 2], block[i + 3]);
            (block[i], block[i + 1], block[i + 2], block[i + 3]) = (a + 3 >> 3, b + 3 >> 3, c + 3 >> 3, d + 3 >> 3);
        }
    }

    private static (int A, int B, int C, int D) Inverse(int a, int b, int c, int d)
    {
        (int even, int odd) = (a + c, a - c);
        int low = TimesSine(b) - TimesCosine(d);
        int high = TimesCosine(b) + TimesSine(d);
        return (even + high, odd + low, odd - low, even - high);
    }

    private static (int A, int B, int C, int D) Hadamard(int a, int b, int c, int d)
    {
        (int outer, int inner, int innerRest, int outerRest) = (a + d, b + c, b - c, a - d);
        return (outer + inner, outerRest + innerRest, outer - inner, outerRest - innerRest);
    }

    /// <summary>√2 times the cosine of π/8, in fixed point.</summary>
    private static int TimesCosine(int value) => value + (value * 20091 >> 16);

    /// <summary>√2 times the sine of π/8, in fixed point.</summary>
    private static int TimesSine(int value) => value * 35468 >> 16;

    private static byte ToByte(int value) => (byte)Math.Clamp(value, 0, 255);
}
