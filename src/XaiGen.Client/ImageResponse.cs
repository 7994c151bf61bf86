namespace XaiGen;

public partial record ImageResponse : IMade
{
    /// <summary>The first image; the only one unless several were requested.</summary>
    /// <exception cref="InvalidOperationException">The response has no image.</exception>
    public ImageOutput Image => Data.Count > 0 ? Data[0] : throw new InvalidOperationException("The response has no image.");

    /// <summary>The stored file of the first image.</summary>
    /// <exception cref="InvalidOperationException">The image was not stored.</exception>
    public FileOutput StoredFile => Image.StoredFile;

    /// <summary>The ID of the stored file of the first image.</summary>
    /// <exception cref="InvalidOperationException">The image was not stored.</exception>
    public static implicit operator FileId(ImageResponse response)
        => (response ?? throw new ArgumentNullException(nameof(response))).StoredFile.FileId;
}
