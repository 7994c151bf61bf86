namespace XaiGen.Emulator.Media.WebP.Lossy;

/// <summary>The quantizer steps of one segment: for the DC coefficient of a block, and for the AC coefficients.</summary>
internal sealed record Vp8Steps((int First, int Others) Luma, (int First, int Others) LumaMeans, (int First, int Others) Chroma)
{
    private const int LargestFirstOfChroma = 132, LeastOtherOfMeans = 8;

    /// <param name="index">The index in the tables.</param>
    /// <param name="changes">The offsets of the index for luma DC, luma means (Y2) DC and AC, and chroma DC and AC.</param>
    public static Vp8Steps Of(int index, int[] changes) => new(
        (First(index + changes[0]), Other(index)),
        (First(index + changes[1]) * 2, Math.Max(LeastOtherOfMeans, Other(index + changes[2]) * 155 / 100)),
        (Math.Min(LargestFirstOfChroma, First(index + changes[3])), Other(index + changes[4])));

    private static int First(int index) => Vp8Tables.FirstSteps[Math.Clamp(index, 0, Vp8Tables.FirstSteps.Length - 1)];

    private static int Other(int index) => Vp8Tables.OtherSteps[Math.Clamp(index, 0, Vp8Tables.OtherSteps.Length - 1)];
}
