namespace XaiGen;

public partial record ImageStatus : IMade
{
    public partial record Done
    {
        /// <summary>The first image; the only one unless several were requested.</summary>
        /// <exception cref="InvalidOperationException">The response has no image.</exception>
        public ImageOutput Image => Data is [var first, ..] ? first : throw new InvalidOperationException("The response has no image.");

        /// <summary>The stored file of the first image.</summary>
        /// <exception cref="InvalidOperationException">The image was not stored.</exception>
        public FileOutput StoredFile => Image.StoredFile;
    }
}
