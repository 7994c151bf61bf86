using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Control;

internal sealed record ResultView(
    string Path, string Team, string ContentType, FileOrigin Origin, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, string? FileId);
