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

    /// <summary>The bytes of an image, which are sent within the request. The media type is taken from the first bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The input.</returns>
    /// <exception cref="ArgumentException">The bytes are not an image of a known type; the other overload takes the type.</exception>
    public static ImageInput FromBytes(ReadOnlyMemory<byte> bytes) => FromBytes(bytes, LocalFile.TypeOf(bytes, "image/"));

    /// <summary>A generated image: its stored file, or else its bytes or its short-lived URL.</summary>
    public static implicit operator ImageInput(ImageOutput image) => InputConversion.Of(image);

    /// <summary>The first image of a response: its stored file, or else its bytes or its short-lived URL.</summary>
    public static implicit operator ImageInput(ImageResponse response)
        => InputConversion.Of((response ?? throw new ArgumentNullException(nameof(response))).Image);

    /// <summary>An uploaded file, by its ID. It stays private.</summary>
    public static implicit operator ImageInput(FileObject file) => new FileId(StoredId.Of(file));

    /// <summary>The stored result of an earlier call, by its ID. It stays private.</summary>
    public static implicit operator ImageInput(FileOutput output) => new FileId(StoredId.Of(output));
}
