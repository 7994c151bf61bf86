using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Filter;

/// <summary>What a filter looks at: a file and, where the filter asks for it, its public URL at this moment, for this caller.</summary>
internal readonly record struct FilterSubject(StoredFile File, Func<StoredFile, PublicUrl?> UrlOf, Uri BaseUrl)
{
    public string? PublicUrl => UrlOf(File)?.At(BaseUrl).ToString();

    public DateTimeOffset? PublicUrlExpiresAt => UrlOf(File)?.ExpiresAt;
}
