namespace XaiGen;

/// <summary>
/// A job that <see cref="VideosClient.RunManyAsync"/> accepts: a <see cref="VideoRequest"/>, a <see cref="VideoEditRequest"/>, a
/// <see cref="VideoExtensionRequest"/>, or the <see cref="GenerationId"/> of a video that was started earlier. A list of a single type can
/// be passed as it is.
/// </summary>
public interface IVideoJob
{
    internal VideoJob Job { get; }
}
