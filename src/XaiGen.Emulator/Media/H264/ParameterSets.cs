namespace XaiGen.Emulator.Media.H264;

/// <summary>
/// The parameters that a decoder needs before the first picture: constrained baseline profile, one reference, no reordering.
/// </summary>
internal static class ParameterSets
{
    private const byte Profile = 66, Constraints = 0xC0;

    private const int AspectRatioSquare = 1, ColourBt709 = 1, VideoFormatUnspecified = 5;

    /// <summary>The maximum number of macroblocks per frame and per second for each level of the standard.</summary>
    private static readonly (byte Level, int Frame, int Second)[] s_levels =
        [(20, 396, 11_880), (30, 1_620, 40_500), (31, 3_600, 108_000), (32, 5_120, 216_000), (40, 8_192, 245_760)];

    public static byte[] Sequence(ImageSize size, int framesPerSecond)
    {
        (int columns, int rows) = (Blocks(size.Width), Blocks(size.Height));
        var writer = new BitWriter();
        writer.Bits(Profile, 8);
        writer.Bits(Constraints, 8);
        writer.Bits(LowestLevel(columns, rows, framesPerSecond), 8);
        writer.Unsigned(0); // id
        writer.Unsigned(SliceHeader.FrameNumberBits - 4);
        writer.Unsigned(0); // order is told by a counter in each picture
        writer.Unsigned(SliceHeader.OrderBits - 4);
        writer.Unsigned(1); // one reference picture
        writer.Bit(false); // no gaps in frame numbers
        writer.Unsigned(columns - 1);
        writer.Unsigned(rows - 1);
        writer.Bit(true); // frames, not fields
        writer.Bit(true); // direct prediction by 8x8, which the baseline never uses
        writer.Bit(true); // cropped, in units of two pixels
        writer.Unsigned(0);
        writer.Unsigned((columns * 16 - size.Width) / 2);
        writer.Unsigned(0);
        writer.Unsigned((rows * 16 - size.Height) / 2);
        writer.Bit(true);
        WriteUsability(writer, framesPerSecond);
        return NalUnit.Wrap(NalUnit.SequenceParameters, writer.Finish());
    }

    public static byte[] Picture()
    {
        var writer = new BitWriter();
        writer.Unsigned(0); // id
        writer.Unsigned(0); // sequence parameter set
        writer.Bit(false); // CAVLC
        writer.Bit(false); // no field order
        writer.Unsigned(0); // one slice group
        writer.Unsigned(0); // one reference in the first list
        writer.Unsigned(0); // and in the second
        writer.Bit(false); // no weighted prediction
        writer.Bits(0, 2);
        writer.Signed(0); // quantisation starts at 26
        writer.Signed(0);
        writer.Signed(0); // chroma as luma
        writer.Bit(false); // deblocking as usual
        writer.Bit(false); // intra may lean on inter
        writer.Bit(false); // no redundant pictures
        return NalUnit.Wrap(NalUnit.PictureParameters, writer.Finish());
    }

    /// <summary>Writes display parameters, and that no picture waits for another, so that players show each at once.</summary>
    private static void WriteUsability(BitWriter writer, int framesPerSecond)
    {
        writer.Bit(true);
        writer.Bits(AspectRatioSquare, 8);
        writer.Bit(false); // overscan not told
        writer.Bit(true);
        writer.Bits(VideoFormatUnspecified, 3);
        writer.Bit(false); // limited range
        writer.Bit(true);
        writer.Bits(ColourBt709, 8);
        writer.Bits(ColourBt709, 8);
        writer.Bits(ColourBt709, 8);
        writer.Bit(false); // chroma placed as usual
        writer.Bit(true);
        writer.Bits(1, 32); // a field lasts 1 / (2 * frames) second
        writer.Bits((uint)framesPerSecond * 2, 32);
        writer.Bit(true); // at a fixed rate
        writer.Bit(false); // no buffer model for units
        writer.Bit(false); // nor for the stream
        writer.Bit(false); // no picture structure
        writer.Bit(true);
        writer.Bit(true); // vectors may point over the edges
        writer.Unsigned(0); // no limit on bytes per picture
        writer.Unsigned(0); // nor on bits per macroblock
        writer.Unsigned(12); // vectors up to 2^12 quarter pixels
        writer.Unsigned(12);
        writer.Unsigned(0); // no reordering
        writer.Unsigned(1); // one picture is kept
    }

    private static byte LowestLevel(int columns, int rows, int framesPerSecond)
    {
        int side = Math.Max(columns, rows);
        foreach ((byte level, int frame, int second) in s_levels)
        {
            if (columns * rows <= frame && columns * rows * framesPerSecond <= second && side * side <= 8 * frame)
            {
                return level;
            }
        }
        throw new ArgumentException(
            $"Video of {columns}x{rows} macroblocks is too large to be written; fit it with {nameof(ImageSize.FitForVideo)}.");
    }

    private static int Blocks(int pixels) => (pixels + 15) / 16;
}
