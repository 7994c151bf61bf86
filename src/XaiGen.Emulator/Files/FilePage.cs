namespace XaiGen.Emulator.Files;

/// <summary>A page of files; the token is null on the last page.</summary>
internal sealed record FilePage(IReadOnlyList<StoredFile> Files, string? NextToken);
