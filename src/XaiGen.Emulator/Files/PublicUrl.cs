namespace XaiGen.Emulator.Files;

/// <summary>A working public URL, without the host.</summary>
internal sealed record PublicUrl(string Path, DateTimeOffset? ExpiresAt)
{
    public Uri At(Uri baseUrl) => BaseUrls.Combine(baseUrl, Path);
}
