namespace XaiGen.Emulator.Media.WebP.Lossy;

/// <summary>Predicts a block from its neighbours, before its coefficients are added (RFC 6386, section 12).</summary>
internal static class Vp8Prediction
{
    private const int BlockSide = 4;

    /// <summary>The index of the corner in a block's edge, which runs from the lower left to the upper right.</summary>
    private const int Corner = 5;

    /// <summary>For the directional modes, the index in the edge around which each sample is averaged.</summary>
    private static readonly Tap[][] s_taps =
    [
        .. Enum.GetValues<BlockMode>().Select(mode => (Tap[])
        [
            .. from row in Enumerable.Range(0, BlockSide)
               from column in Enumerable.Range(0, BlockSide)
               select mode < BlockMode.Vertical ? default : TapOf(mode, row, column),
        ]),
    ];

    /// <summary>Predicts a whole macroblock of a plane.</summary>
    public static void PredictWhole(Vp8Plane plane, int column, int row, BlockMode mode)
    {
        (byte[] samples, int side, int stride) = (plane.Samples, plane.Side, plane.Stride);
        int start = plane.At(column * side, row * side);
        ReadOnlySpan<byte> above = samples.AsSpan(start - stride, side);
        switch (mode)
        {
            case BlockMode.Average:
                byte mean = MeanOf(plane, start, hasLeft: column > 0, hasAbove: row > 0);
                for (int y = 0; y < side; y++)
                {
                    samples.AsSpan(start + y * stride, side).Fill(mean);
                }

                break;
            case BlockMode.Vertical:
                for (int y = 0; y < side; y++)
                {
                    above.CopyTo(samples.AsSpan(start + y * stride));
                }

                break;
            case BlockMode.Horizontal:
                for (int y = 0; y < side; y++)
                {
                    samples.AsSpan(start + y * stride, side).Fill(samples[start + y * stride - 1]);
                }

                break;
            default:
                PredictByMotion(samples, start, stride, side);
                break;
        }
    }

    /// <summary>Predicts a luma block.</summary>
    /// <param name="plane">The plane.</param>
    /// <param name="start">The index of the block's first sample.</param>
    /// <param name="aboveRight">The index of the four samples that are used as those above to the right.</param>
    /// <param name="mode">The prediction mode.</param>
    public static void PredictBlock(Vp8Plane plane, int start, int aboveRight, BlockMode mode)
    {
        (byte[] samples, int stride) = (plane.Samples, plane.Stride);
        if (mode == BlockMode.TrueMotion)
        {
            PredictByMotion(samples, start, stride, BlockSide);
            return;
        }

        // Both ends are duplicated, so that each index has two neighbours.
        Span<byte> edge = stackalloc byte[15];
        for (int y = 0; y < BlockSide; y++)
        {
            edge[BlockSide - y] = samples[start + y * stride - 1];
        }

        edge[0] = edge[1];
        samples.AsSpan(start - stride - 1, BlockSide + 1).CopyTo(edge[Corner..]);
        samples.AsSpan(aboveRight, BlockSide).CopyTo(edge[(Corner + 1 + BlockSide)..]);
        edge[14] = edge[13];

        if (mode == BlockMode.Average)
        {
            int sum = BlockSide;
            for (int i = 0; i < BlockSide; i++)
            {
                sum += edge[1 + i] + edge[Corner + 1 + i];
            }

            for (int y = 0; y < BlockSide; y++)
            {
                samples.AsSpan(start + y * stride, BlockSide).Fill((byte)(sum >> 3));
            }

            return;
        }

        Tap[] taps = s_taps[(int)mode];
        for (int place = 0; place < taps.Length; place++)
        {
            (int at, bool isBetween) = taps[place];
            samples[start + place / BlockSide * stride + place % BlockSide] = (byte)(isBetween
                ? edge[at] + edge[at + 1] + 1 >> 1
                : edge[at - 1] + 2 * edge[at] + edge[at + 1] + 2 >> 2);
        }
    }

    /// <summary>The mean of the neighbours that are inside the image.</summary>
    private static byte MeanOf(Vp8Plane plane, int start, bool hasLeft, bool hasAbove)
    {
        if (!hasLeft && !hasAbove)
        {
            return 128;
        }

        int sum = 0, count = 0;
        for (int i = 0; i < plane.Side; i++)
        {
            sum += (hasAbove ? plane.Samples[start - plane.Stride + i] : 0) + (hasLeft ? plane.Samples[start + i * plane.Stride - 1] : 0);
            count += (hasAbove ? 1 : 0) + (hasLeft ? 1 : 0);
        }

        return (byte)((sum + count / 2) / count);
    }

    private static void PredictByMotion(byte[] samples, int start, int stride, int side)
    {
        int corner = samples[start - stride - 1];
        for (int y = 0; y < side; y++)
        {
            int row = start + y * stride, change = samples[row - 1] - corner;
            for (int x = 0; x < side; x++)
            {
                samples[row + x] = (byte)Math.Clamp(samples[start - stride + x] + change, 0, 255);
            }
        }
    }

    private static Tap TapOf(BlockMode mode, int row, int column) => mode switch
    {
        BlockMode.Vertical => Tap.Around(Corner + 1 + column),
        BlockMode.Horizontal => Tap.Around(Corner - 1 - row),
        BlockMode.DownLeft => Tap.Around(Corner + 2 + row + column),
        BlockMode.DownRight => Tap.Around(Corner - row + column),
        BlockMode.VerticalRight => Steep(2 * column - row, Corner, 1),
        BlockMode.HorizontalDown => Steep(2 * row - column, Corner, -1),
        BlockMode.VerticalLeft when row >= 2 && column == BlockSide - 1 => Tap.Around(Corner + 4 + row),
        BlockMode.VerticalLeft when row % 2 == 0 => Tap.Between(Corner + 1 + column + row / 2),
        BlockMode.VerticalLeft => Tap.Around(Corner + 2 + column + row / 2),
        _ => Upwards(2 * row + column),
    };

    /// <summary>Moves half a sample for each step from the corner; before the corner, whole samples along the other side.</summary>
    private static Tap Steep(int step, int corner, int direction) => step switch
    {
        >= 0 when step % 2 == 0 => Tap.Between(direction > 0 ? corner + step / 2 : corner - 1 - step / 2),
        >= -1 => Tap.Around(corner + direction * ((step + 1) / 2)),
        _ => Tap.Around(corner + direction * (step + 1)),
    };

    /// <summary>Moves half a sample for each step down the left side, whose last sample is repeated.</summary>
    private static Tap Upwards(int step) => step switch
    {
        > 5 => Tap.Between(0),
        _ when step % 2 == 0 => Tap.Between(Corner - 2 - step / 2),
        _ => Tap.Around(Corner - 1 - (step + 1) / 2),
    };

    /// <summary>A position in the edge: the weighted mean of it and both neighbours, or the mean of it and the next one.</summary>
    private readonly record struct Tap(int At, bool IsBetween)
    {
        public static Tap Around(int at) => new(at, IsBetween: false);

        public static Tap Between(int at) => new(at, IsBetween: true);
    }
}
