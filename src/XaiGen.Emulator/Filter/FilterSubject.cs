using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Filter;

/// <summary>The subject of a filter: a file and, if the filter needs it, its current public URL for the caller.</summary>
internal readonly record struct FilterSubject(StoredFile File, Func<StoredFile, PublicUrl?> UrlOf, Uri BaseUrl)
{
    public string? PublicUrl => UrlOf(File)?.At(BaseUrl).ToString();

    public DateTimeOffset? PublicUrlExpiresAt => UrlOf(File)?.ExpiresAt;
}
