namespace XaiGen;

public partial record ImageResponse
{
    /// <summary>The first image: the only one, unless several were asked for.</summary>
    /// <exception cref="InvalidOperationException">The answer has no image.</exception>
    public GeneratedImage Image => Data.Count > 0 ? Data[0] : throw new InvalidOperationException("The answer has no image.");

    /// <summary>The file that the first image was stored as.</summary>
    /// <exception cref="InvalidOperationException">It was not stored.</exception>
    public FileOutput StoredFile => Image.StoredFile;
}

public partial record GeneratedImage
{
    /// <summary>The file that the image was stored as.</summary>
    /// <exception cref="InvalidOperationException">It was not stored: the request had no <see cref="StorageOptions"/>, or storing failed.</exception>
    public FileOutput StoredFile => FileOutput ?? throw NotStored.Because(StorageError, "image");
}

public partial record GeneratedVideo
{
    /// <summary>The file that the video was stored as.</summary>
    /// <exception cref="InvalidOperationException">It was not stored: the request had no <see cref="StorageOptions"/>, or storing failed.</exception>
    public FileOutput StoredFile => FileOutput ?? throw NotStored.Because(StorageError, "video");
}

file static class NotStored
{
    internal static InvalidOperationException Because(string? error, string what) => new(error is null
        ? $"The {what} was not stored: set StorageOptions in the request to keep it."
        : $"The {what} was made, but storing it failed: {error}");
}
