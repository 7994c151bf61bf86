namespace XaiGen.Emulator.Imagine;

/// <summary>A published result: its short-lived URL, and its file or the reason why there is none.</summary>
internal sealed record PublishedOutput(Uri Url, FileOutput? File = null, string? StorageError = null);
