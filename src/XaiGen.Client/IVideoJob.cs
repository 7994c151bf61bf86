namespace XaiGen;

/// <summary>
/// What <see cref="VideosClient.RunManyAsync"/> runs: a <see cref="VideoRequest"/>, a <see cref="VideoEditRequest"/>, a
/// <see cref="VideoExtensionRequest"/>, or the <see cref="GenerationId"/> of a video that was started before. Lists of one kind can be
/// given
/// as they are.
/// </summary>
public interface IVideoJob
{
    internal VideoJob Job { get; }
}

public partial record VideoRequest : IVideoJob, IBatchItem
{
    VideoJob IVideoJob.Job => VideoJob.From(this);

    BatchItem IBatchItem.Job => BatchItem.From(this);
}

public partial record VideoEditRequest : IVideoJob, IBatchItem
{
    VideoJob IVideoJob.Job => VideoJob.From(this);

    BatchItem IBatchItem.Job => BatchItem.From(this);
}

public partial record VideoExtensionRequest : IVideoJob, IBatchItem
{
    VideoJob IVideoJob.Job => VideoJob.From(this);

    BatchItem IBatchItem.Job => BatchItem.From(this);
}
