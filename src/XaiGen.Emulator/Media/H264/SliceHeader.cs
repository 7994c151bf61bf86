namespace XaiGen.Emulator.Media.H264;

/// <summary>The header before the macroblocks of a picture.</summary>
internal static class SliceHeader
{
    public const int FrameNumberBits = 4;

    /// <summary>A group of pictures may contain half as many pictures as these bits can count, since every picture counts twice.</summary>
    public const int OrderBits = 8;

    private const int InterSlice = 5, KeySlice = 7;

    /// <summary>The quantisation parameter that the headers of all pictures are relative to.</summary>
    private const int BaseQuantisation = 26;

    public static void WriteKey(BitWriter writer, int quantisation, int ordinal)
    {
        WriteStart(writer, KeySlice, frameNumber: 0);
        writer.Unsigned(ordinal & 1);
        writer.Bits(0, OrderBits);
        writer.Bit(false); // earlier pictures may still be shown
        writer.Bit(false); // not a long-term reference
        writer.Signed(quantisation - BaseQuantisation);
    }

    /// <returns>The quantisation parameter.</returns>
    public static int ReadKey(BitReader reader)
    {
        bool isKnown = reader.Unsigned() == 0
            && reader.Unsigned() == KeySlice
            && reader.Unsigned() == 0
            && reader.Bits(FrameNumberBits) == 0
            && reader.Unsigned() <= 1
            && reader.Bits(OrderBits) == 0
            && reader.Bits(2) == 0;
        int quantisation = BaseQuantisation + reader.Signed();
        return isKnown && quantisation is >= 0 and <= 51
            ? quantisation
            : throw new MediaFormatException("The video is damaged: a keyframe's header is not one this encoder writes.");
    }

    /// <summary>Writes the header of a picture that refers to the last keyframe and that no other picture refers to.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="step">The number of pictures since the keyframe.</param>
    public static void WriteInter(BitWriter writer, int step)
    {
        WriteStart(writer, InterSlice, frameNumber: 1);
        writer.Bits((uint)step * 2, OrderBits);
        writer.Bit(false); // the usual number of references
        writer.Bit(false); // in the usual order
        writer.Signed(0);
    }

    private static void WriteStart(BitWriter writer, int kind, uint frameNumber)
    {
        writer.Unsigned(0); // first macroblock
        writer.Unsigned(kind);
        writer.Unsigned(0); // picture parameter set
        writer.Bits(frameNumber, FrameNumberBits);
    }
}
