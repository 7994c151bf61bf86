namespace XaiGen.Emulator.Control;

internal sealed record DoneView(bool Done);
