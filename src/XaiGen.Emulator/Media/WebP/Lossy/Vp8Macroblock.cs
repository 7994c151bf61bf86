namespace XaiGen.Emulator.Media.WebP.Lossy;

/// <summary>The properties of a macroblock that the loop filter needs.</summary>
/// <param name="Segment">The macroblock's segment.</param>
/// <param name="HasBlockModes">Whether each of its luma blocks has its own prediction mode.</param>
/// <param name="HasCoefficients">Whether it has coefficients.</param>
internal readonly record struct Vp8Macroblock(int Segment, bool HasBlockModes, bool HasCoefficients)
{
    public bool HasInnerEdges => HasBlockModes || HasCoefficients;
}
