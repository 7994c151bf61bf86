namespace XaiGen;

/// <summary>
/// A job that <see cref="ImagesClient.RunManyAsync"/> accepts: an <see cref="ImageRequest"/>, an <see cref="ImageEditRequest"/>, or the
/// <see cref="GenerationId"/> of images that were started earlier. A list of a single type can be passed as it is.
/// </summary>
public interface IImageJob
{
    internal ImageJob Job { get; }
}
