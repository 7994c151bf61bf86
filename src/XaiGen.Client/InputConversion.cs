namespace XaiGen;

/// <summary>Converts results to the inputs of further calls.</summary>
internal static class InputConversion
{
    internal static ImageInput Of(ImageOutput image) => (image ?? throw new ArgumentNullException(nameof(image))) switch
    {
        { FileOutput: { } stored } => stored,
        { Base64: { } bytes } => ImageInput.FromBytes(bytes, image.MimeType ?? "image/jpeg"),
        { Url: { } url } => url,
        _ => throw Missing(nameof(image)),
    };

    internal static VideoInput Of(VideoOutput video) => (video ?? throw new ArgumentNullException(nameof(video))) switch
    {
        { FileOutput: { } stored } => stored,
        { Url: { } url } => url,
        _ => throw Missing(nameof(video)),
    };

    internal static ArgumentException Missing(string name)
        => new("The result has neither a stored file, nor bytes, nor a URL: moderation withholds it.", name);
}
