namespace XaiGen.Emulator.Media.Jpeg;

/// <summary>The inverse discrete cosine transform of a block.</summary>
internal static class JpegTransform
{
    private const int Side = JpegComponent.BlockSide;

    /// <summary>The contribution of each frequency at each position.</summary>
    private static readonly float[] s_waves =
    [
        .. from place in Enumerable.Range(0, Side)
           from frequency in Enumerable.Range(0, Side)
           select (float)(Math.Cos((2 * place + 1) * frequency * Math.PI / (2 * Side)) * (frequency == 0 ? Math.Sqrt(0.125) : 0.5)),
    ];

    public static void Inverse(ReadOnlySpan<short> block, ReadOnlySpan<ushort> quantization, Span<byte> samples, int stride)
    {
        Span<float> rows = stackalloc float[JpegComponent.BlockLength];
        for (int y = 0; y < Side; y++)
        {
            InverseRow(block.Slice(y * Side, Side), quantization.Slice(y * Side, Side), rows.Slice(y * Side, Side));
        }

        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                float sum = 128.5f;
                for (int frequency = 0; frequency < Side; frequency++)
                {
                    sum += s_waves[y * Side + frequency] * rows[frequency * Side + x];
                }

                samples[y * stride + x] = (byte)Math.Clamp(sum, 0, 255);
            }
        }
    }

    private static void InverseRow(ReadOnlySpan<short> row, ReadOnlySpan<ushort> quantization, Span<float> places)
    {
        for (int frequency = 0; frequency < Side; frequency++)
        {
            if (row[frequency] == 0)
            {
                continue;
            }

            float strength = row[frequency] * quantization[frequency];
            for (int x = 0; x < Side; x++)
            {
                places[x] += s_waves[x * Side + frequency] * strength;
            }
        }
    }
}
