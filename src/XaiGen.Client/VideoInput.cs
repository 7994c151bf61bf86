namespace XaiGen;

// Outputs convert to inputs implicitly, so the result of one call can be passed to the next.
public partial class VideoInput
{
    /// <summary>A local video, which is sent within the request.</summary>
    /// <param name="path">The path of the file. The media type is taken from its name or its first bytes.</param>
    /// <returns>The input, with the current bytes of the file.</returns>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="ArgumentException">The file is not a video of a type that the service accepts.</exception>
    public static VideoInput FromFile(string path) => FromBytes(LocalFile.Read(path, "video/", out string mediaType), mediaType);

    /// <summary>The bytes of a video, which are sent within the request. The media type is taken from the first bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The input.</returns>
    /// <exception cref="ArgumentException">The bytes are not a video of a known type; the other overload takes the type.</exception>
    public static VideoInput FromBytes(ReadOnlyMemory<byte> bytes) => FromBytes(bytes, LocalFile.TypeOf(bytes, "video/"));

    /// <summary>A generated video: its stored file, or else its short-lived URL.</summary>
    public static implicit operator VideoInput(VideoOutput video) => InputConversion.Of(video);

    /// <summary>A generated video: its stored file, or else its short-lived URL.</summary>
    public static implicit operator VideoInput(VideoStatus.Done done)
        => InputConversion.Of(done?.Video ?? throw InputConversion.Missing(nameof(done)));

    /// <summary>An uploaded file, by its ID. It stays private.</summary>
    public static implicit operator VideoInput(FileObject file) => new FileId(StoredId.Of(file));

    /// <summary>The stored result of an earlier call, by its ID. It stays private.</summary>
    public static implicit operator VideoInput(FileOutput output) => new FileId(StoredId.Of(output));
}
