namespace XaiGen.Emulator.Media.WebP.Lossy;

/// <summary>What the filter has to know of a macroblock.</summary>
/// <param name="Segment">The segment it is of.</param>
/// <param name="HasBlockModes">Whether its blocks of luma follow from their neighbours each in a way of its own.</param>
/// <param name="HasCoefficients">Whether any were written for it.</param>
internal readonly record struct Vp8Macroblock(int Segment, bool HasBlockModes, bool HasCoefficients)
{
    public bool HasInnerEdges => HasBlockModes || HasCoefficients;
}
