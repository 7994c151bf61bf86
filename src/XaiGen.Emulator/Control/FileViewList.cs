namespace XaiGen.Emulator.Control;

/// <summary>Files, newest first, limited to a number that people can view.</summary>
internal sealed record FileViewList(IReadOnlyList<FileView> Data, int Total);
