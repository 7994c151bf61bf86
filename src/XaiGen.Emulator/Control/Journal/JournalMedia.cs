namespace XaiGen.Emulator.Control;

/// <summary>A result, identified by the path of its short-lived URL, or a file, by its ID and with its name.</summary>
internal sealed record JournalMedia(string? Path, string? FileId, string? Name, string ContentType);
