namespace XaiGen.Emulator.Media.WebP.Lossy;

/// <summary>Smooths the edges of blocks, where quantization is visible (RFC 6386, section 15).</summary>
internal static class Vp8LoopFilter
{
    private const int BlockSide = 4;

    public static void Run(Vp8Frame frame, Vp8Header header, IReadOnlyList<Vp8Macroblock> macroblocks)
    {
        if (header.FilterLevel == 0)
        {
            return;
        }

        Vp8Plane[] planes = header.IsFilterSimple ? [frame.Luma] : [frame.Luma, .. frame.Chroma];
        for (int number = 0; number < macroblocks.Count; number++)
        {
            Vp8Macroblock macroblock = macroblocks[number];
            int level = header.FilterLevelOf(macroblock.Segment, macroblock.HasBlockModes);
            if (level == 0)
            {
                continue;
            }

            var strength = Strength.Of(level, header.FilterSharpness);
            foreach (Vp8Plane plane in planes)
            {
                Filter(
                    plane, number % frame.Columns, number / frame.Columns, strength, macroblock.HasInnerEdges, header.IsFilterSimple);
            }
        }
    }

    private static void Filter(Vp8Plane plane, int column, int row, Strength strength, bool hasInnerEdges, bool isSimple)
    {
        int start = plane.At(column * plane.Side, row * plane.Side);
        foreach ((int across, int along, bool isFirst) in new[] { (1, plane.Stride, column == 0), (plane.Stride, 1, row == 0) })
        {
            for (int edge = isFirst ? BlockSide : 0; edge < (hasInnerEdges ? plane.Side : 1); edge += BlockSide)
            {
                for (int place = 0; place < plane.Side; place++)
                {
                    int at = start + edge * across + place * along;
                    if (isSimple)
                    {
                        FilterSimply(plane.Samples, at, across, edge == 0 ? strength.OfMacroblocks : strength.OfBlocks);
                    }
                    else if (edge == 0)
                    {
                        FilterMacroblocks(plane.Samples, at, across, strength);
                    }
                    else
                    {
                        FilterBlocks(plane.Samples, at, across, strength);
                    }
                }
            }
        }
    }

    private static void FilterSimply(byte[] samples, int at, int across, int limit)
    {
        if (IsSmall(samples, at, across, limit))
        {
            Adjust(samples, at, across, withOuter: true);
        }
    }

    private static void FilterMacroblocks(byte[] samples, int at, int across, Strength strength)
    {
        if (!IsSmooth(samples, at, across, strength.OfMacroblocks, strength.Inner))
        {
            return;
        }

        if (IsSteep(samples, at, across, strength.Steepness))
        {
            Adjust(samples, at, across, withOuter: true);
            return;
        }

        int difference = Difference(samples, at, across, withOuter: true);
        for (int distance = 0, weight = 27; distance < 3; distance++, weight -= 9)
        {
            int change = Clamp(weight * difference + 63 >> 7);
            Change(ref samples[at + distance * across], -change);
            Change(ref samples[at - (distance + 1) * across], change);
        }
    }

    private static void FilterBlocks(byte[] samples, int at, int across, Strength strength)
    {
        if (!IsSmooth(samples, at, across, strength.OfBlocks, strength.Inner))
        {
            return;
        }

        bool isSteep = IsSteep(samples, at, across, strength.Steepness);
        int change = Adjust(samples, at, across, withOuter: isSteep) + 1 >> 1;
        if (!isSteep)
        {
            Change(ref samples[at + across], -change);
            Change(ref samples[at - 2 * across], change);
        }
    }

    /// <summary>Moves the samples on both sides of the edge towards each other.</summary>
    /// <returns>The amount by which the sample after the edge was lowered.</returns>
    private static int Adjust(byte[] samples, int at, int across, bool withOuter)
    {
        int difference = Difference(samples, at, across, withOuter);
        int behind = Clamp(difference + 4) >> 3;
        Change(ref samples[at], -behind);
        Change(ref samples[at - across], Clamp(difference + 3) >> 3);
        return behind;
    }

    private static int Difference(byte[] samples, int at, int across, bool withOuter)
        => Clamp((withOuter ? Clamp(samples[at - 2 * across] - samples[at + across]) : 0) + 3 * (samples[at] - samples[at - across]));

    private static bool IsSmall(byte[] samples, int at, int across, int limit)
        => Distance(samples, at, at - across) * 2 + (Distance(samples, at + across, at - 2 * across) >> 1) <= limit;

    private static bool IsSmooth(byte[] samples, int at, int across, int limit, int inner)
    {
        if (!IsSmall(samples, at, across, limit))
        {
            return false;
        }

        for (int distance = 0; distance < 3; distance++)
        {
            int behind = at + distance * across, before = at - (distance + 1) * across;
            if (Distance(samples, behind, behind + across) > inner || Distance(samples, before, before - across) > inner)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSteep(byte[] samples, int at, int across, int steepness)
        => Distance(samples, at, at + across) > steepness || Distance(samples, at - across, at - 2 * across) > steepness;

    private static int Distance(byte[] samples, int one, int other) => Math.Abs(samples[one] - samples[other]);

    private static void Change(ref byte sample, int change) => sample = (byte)Math.Clamp(sample + change, 0, 255);

    private static int Clamp(int value) => Math.Clamp(value, -128, 127);

    /// <summary>The thresholds of the differences that are smoothed.</summary>
    private readonly record struct Strength(int OfMacroblocks, int OfBlocks, int Inner, int Steepness)
    {
        public static Strength Of(int level, int sharpness)
        {
            int inner = level >> (sharpness > 4 ? 2 : sharpness > 0 ? 1 : 0);
            inner = Math.Max(1, sharpness > 0 ? Math.Min(inner, 9 - sharpness) : inner);
            return new((level + 2) * 2 + inner, level * 2 + inner, inner, level >= 40 ? 2 : level >= 15 ? 1 : 0);
        }
    }
}
