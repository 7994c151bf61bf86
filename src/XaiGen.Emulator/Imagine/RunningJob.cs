using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Imagine;

/// <summary>Running work.</summary>
internal sealed record RunningJob(string Id, string Team, FileOrigin Origin, DateTimeOffset Started, DateTimeOffset Due);
