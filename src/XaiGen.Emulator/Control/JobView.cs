using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Control;

internal sealed record JobView(string Id, string Team, FileOrigin Origin, DateTimeOffset Started, DateTimeOffset Due);
