namespace XaiGen.Emulator.Media.Painting;

/// <summary>The lighting of a picture.</summary>
internal enum Light
{
    Day,
    Dawn,
    Dusk,
    Night,
}
