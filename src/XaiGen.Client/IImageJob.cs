namespace XaiGen;

/// <summary>
/// What <see cref="ImagesClient.RunManyAsync"/> runs: an <see cref="ImageRequest"/>, an <see cref="ImageEditRequest"/>, or the
/// <see cref="GenerationId"/> of images that were started before. Lists of one kind can be given as they are.
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
