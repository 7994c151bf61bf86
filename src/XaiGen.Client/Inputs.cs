namespace XaiGen;

// Outputs convert to inputs implicitly, so the result of one call can be passed to the next.

public partial class ImageInput
{
    /// <summary>A local image, which is sent within the request.</summary>
    /// <param name="path">The path of the file. The media type is taken from its name or its first bytes.</param>
    /// <returns>The input, with the current bytes of the file.</returns>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="ArgumentException">The file is not an image of a type that the service accepts.</exception>
    public static ImageInput FromFile(string path) => FromBytes(LocalFile.Read(path, "image/", out string mediaType), mediaType);

    /// <summary>A generated image: its stored file, or else its bytes or its short-lived URL.</summary>
    public static implicit operator ImageInput(ImageOutput image) => Made.Input(image);

    /// <summary>The first image of a response: its stored file, or else its bytes or its short-lived URL.</summary>
    public static implicit operator ImageInput(ImageResponse response)
        => Made.Input((response ?? throw new ArgumentNullException(nameof(response))).Image);

    /// <summary>An uploaded file, by its ID. It stays private.</summary>
    public static implicit operator ImageInput(FileObject file) => new FileId(Stored.Id(file));

    /// <summary>The stored result of an earlier call, by its ID. It stays private.</summary>
    public static implicit operator ImageInput(FileOutput output) => new FileId(Stored.Id(output));
}

public partial class VideoInput
{
    /// <summary>A local video, which is sent within the request.</summary>
    /// <param name="path">The path of the file. The media type is taken from its name or its first bytes.</param>
    /// <returns>The input, with the current bytes of the file.</returns>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="ArgumentException">The file is not a video of a type that the service accepts.</exception>
    public static VideoInput FromFile(string path) => FromBytes(LocalFile.Read(path, "video/", out string mediaType), mediaType);

    /// <summary>A generated video: its stored file, or else its short-lived URL.</summary>
    public static implicit operator VideoInput(VideoOutput video) => Made.Input(video);

    /// <summary>A generated video: its stored file, or else its short-lived URL.</summary>
    public static implicit operator VideoInput(VideoStatus.Done done) => Made.Input(done?.Video ?? throw Made.Missing(nameof(done)));

    /// <summary>An uploaded file, by its ID. It stays private.</summary>
    public static implicit operator VideoInput(FileObject file) => new FileId(Stored.Id(file));

    /// <summary>The stored result of an earlier call, by its ID. It stays private.</summary>
    public static implicit operator VideoInput(FileOutput output) => new FileId(Stored.Id(output));
}

public partial class ImageEditRequestSource
{
    /// <summary>One image at a URL.</summary>
    public static implicit operator ImageEditRequestSource(Uri url) => new Image(url);

    /// <summary>One stored image.</summary>
    public static implicit operator ImageEditRequestSource(FileId fileId) => new Image(fileId);

    /// <summary>One uploaded image.</summary>
    public static implicit operator ImageEditRequestSource(FileObject file) => new Image(file);

    /// <summary>The stored result of an earlier call.</summary>
    public static implicit operator ImageEditRequestSource(FileOutput output) => new Image(output);

    /// <summary>A generated image.</summary>
    public static implicit operator ImageEditRequestSource(ImageOutput image) => new Image(image);

    /// <summary>The first image of a response.</summary>
    public static implicit operator ImageEditRequestSource(ImageResponse response) => new Image(response);

    /// <summary>
    /// Several images, each of any kind; the prompt can refer to them as <c>&lt;IMAGE_0&gt;</c>, <c>&lt;IMAGE_1&gt;</c>, ….
    /// </summary>
    public static implicit operator ImageEditRequestSource(ImageInput[] images) => new Images(images);
}

// Objects that have an ID convert to it implicitly.

public partial record FileObject
{
    /// <summary>The file's ID.</summary>
    public static implicit operator FileId(FileObject file) => Stored.Id(file);
}

public partial record FileOutput
{
    /// <summary>The stored file's ID.</summary>
    public static implicit operator FileId(FileOutput output) => Stored.Id(output);
}

public partial record ImageOutput
{
    /// <summary>The ID of the stored file of the image.</summary>
    /// <exception cref="InvalidOperationException">The image was not stored.</exception>
    public static implicit operator FileId(ImageOutput image)
        => (image ?? throw new ArgumentNullException(nameof(image))).StoredFile.FileId;
}

public partial record VideoOutput
{
    /// <summary>The ID of the stored file of the video.</summary>
    /// <exception cref="InvalidOperationException">The video was not stored.</exception>
    public static implicit operator FileId(VideoOutput video)
        => (video ?? throw new ArgumentNullException(nameof(video))).StoredFile.FileId;
}

file static class LocalFile
{
    internal static BinaryData Read(string path, string kind, out string mediaType)
    {
        mediaType = FilePart.FromPath(path).MediaType;
        return mediaType.StartsWith(kind, StringComparison.Ordinal)
            ? BinaryData.FromBytes(File.ReadAllBytes(path), mediaType)
            : throw new ArgumentException($"'{path}' is of the type {mediaType}, and not {kind}….", nameof(path));
    }
}

file static class Made
{
    internal static ImageInput Input(ImageOutput image) => (image ?? throw new ArgumentNullException(nameof(image))) switch
    {
        { FileOutput: { } stored } => stored,
        { Base64: { } bytes } => ImageInput.FromBytes(bytes, image.MimeType ?? "image/jpeg"),
        { Url: { } url } => url,
        _ => throw Missing(nameof(image)),
    };

    internal static VideoInput Input(VideoOutput video) => (video ?? throw new ArgumentNullException(nameof(video))) switch
    {
        { FileOutput: { } stored } => stored,
        { Url: { } url } => url,
        _ => throw Missing(nameof(video)),
    };

    internal static ArgumentException Missing(string name)
        => new("The result has neither a stored file, nor bytes, nor a URL: moderation withholds it.", name);
}

file static class Stored
{
    internal static FileId Id(FileObject file) => file?.Id ?? throw new ArgumentNullException(nameof(file));

    internal static FileId Id(FileOutput output) => output?.FileId
        ?? throw new ArgumentNullException(
            nameof(output),
            "There is no stored file: the call that generated the asset had no StorageOptions, or storing failed (see StorageError).");
}
