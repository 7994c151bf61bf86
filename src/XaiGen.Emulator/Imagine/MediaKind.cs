namespace XaiGen.Emulator.Imagine;

/// <summary>The kinds of generated media, and the paths of their short-lived URLs.</summary>
internal sealed class MediaKind
{
    public static readonly MediaKind Image = new("image/png", "/imgen/xai-imgen/xai-tmp-imgen-", ".png");

    public static readonly MediaKind Video = new("video/mp4", "/vidgen/xai-vidgen-bucket/xai-video-", ".mp4");

    private readonly string _prefix;
    private readonly string _extension;

    private MediaKind(string contentType, string prefix, string extension)
        => (ContentType, _prefix, _extension) = (contentType, prefix, extension);

    public string ContentType { get; }

    public string NewPath(string token) => _prefix + token + _extension;
}
