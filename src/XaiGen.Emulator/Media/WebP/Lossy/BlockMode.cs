namespace XaiGen.Emulator.Media.WebP.Lossy;

/// <summary>
/// How a block follows from its neighbours, in the order of the probabilities. The first four are those of whole macroblocks too.
/// </summary>
internal enum BlockMode : byte
{
    Average,
    TrueMotion,
    Vertical,
    Horizontal,
    DownRight,
    VerticalRight,
    DownLeft,
    VerticalLeft,
    HorizontalDown,
    HorizontalUp,
}
