using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Filter;

/// <summary>What a filter looks at: a file and, where the filter asks for it, its public URL at this moment.</summary>
internal readonly record struct FilterSubject(StoredFile File, Func<StoredFile, PublicUrl?> UrlOf)
{
    public string? PublicUrl => UrlOf(File)?.Address.ToString();

    public DateTimeOffset? PublicUrlExpiresAt => UrlOf(File)?.ExpiresAt;
}
