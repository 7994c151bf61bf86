namespace XaiGen;

/// <summary>
/// What <see cref="ImagesClient.RunManyAsync"/> runs: an <see cref="ImageGenerationRequest"/>, an <see cref="ImageEditRequest"/>, or the
/// <see cref="RequestId"/> of images that were started before. Lists of one kind can be given as they are.
/// </summary>
public interface IImageJob
{
    internal ImageJob Job { get; }
}

public partial record ImageGenerationRequest : IImageJob, IBatchJob
{
    ImageJob IImageJob.Job => ImageJob.From(this);

    BatchJob IBatchJob.Job => BatchJob.From(this);
}

public partial record ImageEditRequest : IImageJob, IBatchJob
{
    ImageJob IImageJob.Job => ImageJob.From(this);

    BatchJob IBatchJob.Job => BatchJob.From(this);
}

public partial record struct RequestId : IImageJob, IVideoJob
{
    ImageJob IImageJob.Job => ImageJob.From(this);

    VideoJob IVideoJob.Job => VideoJob.From(this);
}
