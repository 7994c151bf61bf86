namespace XaiGen;

/// <summary>
/// A job that <see cref="ImagesClient.RunManyAsync"/> accepts: an <see cref="ImageRequest"/>, an <see cref="ImageEditRequest"/>, or the
/// <see cref="GenerationId"/> of images that were started earlier. A list of a single type can be passed as it is.
/// </summary>
public interface IImageJob
{
    internal ImageJob Job { get; }
}

public partial record ImageRequest : IImageJob, IBatchItem
{
    ImageJob IImageJob.Job => ImageJob.From(this);

    BatchItem IBatchItem.Job => BatchItem.From(this);
}

public partial record ImageEditRequest : IImageJob, IBatchItem
{
    ImageJob IImageJob.Job => ImageJob.From(this);

    BatchItem IBatchItem.Job => BatchItem.From(this);
}

public partial record struct GenerationId : IImageJob, IVideoJob
{
    ImageJob IImageJob.Job => ImageJob.From(this);

    VideoJob IVideoJob.Job => VideoJob.From(this);
}
