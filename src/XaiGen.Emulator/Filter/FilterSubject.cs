using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Filter;

/// <summary>What a filter looks at: a file and the state of its public URL at this moment.</summary>
internal readonly record struct FilterSubject(StoredFile File, string? PublicUrl, DateTimeOffset? PublicUrlExpiresAt);
