namespace XaiGen.Emulator.Media.H264;

/// <summary>How a macroblock is predicted from the samples to its left and above. The values are those of luma.</summary>
internal enum IntraMode
{
    Vertical = 0,
    Horizontal = 1,
    Flat = 2,
    Slope = 3,
}
