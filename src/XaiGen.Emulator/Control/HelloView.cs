namespace XaiGen.Emulator.Control;

/// <summary>The first event of the live feed. If its start differs, everything that the reader knew is obsolete.</summary>
internal sealed record HelloView(string Start, string Version, string Team);
