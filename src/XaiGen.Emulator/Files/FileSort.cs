namespace XaiGen.Emulator.Files;

internal enum FileSort
{
    CreatedAt,
    FileName,
    Size,
}
