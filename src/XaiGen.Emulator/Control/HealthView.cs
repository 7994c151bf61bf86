namespace XaiGen.Emulator.Control;

internal sealed record HealthView(string Status, string Version, int Files, string? DataDirectory);
