namespace XaiGen.Emulator.Media.WebP.Lossy;

/// <summary>
/// The prediction mode of a block, in the order of the probability tables. The first four are also modes of whole macroblocks.
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
