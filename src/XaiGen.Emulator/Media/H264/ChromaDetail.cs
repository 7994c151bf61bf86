namespace XaiGen.Emulator.Media.H264;

/// <summary>How much of a macroblock's chroma is in the stream.</summary>
internal enum ChromaDetail
{
    None = 0,
    Dc = 1,
    All = 2,
}
