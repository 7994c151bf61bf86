namespace XaiGen;

// Outputs convert to inputs implicitly, so the result of one call can be passed to the next.
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
