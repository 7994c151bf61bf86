namespace XaiGen;

/// <summary>
/// What <see cref="VideosClient.RunManyAsync"/> runs: a <see cref="VideoGenerationRequest"/>, a <see cref="VideoEditRequest"/>, a
/// <see cref="VideoExtensionRequest"/>, or the <see cref="RequestId"/> of a video that was started before. Lists of one kind can be given
/// as they are.
/// </summary>
public interface IVideoJob
{
    internal VideoJob Job { get; }
}

public partial record VideoGenerationRequest : IVideoJob, IBatchJob
{
    VideoJob IVideoJob.Job => VideoJob.From(this);

    BatchJob IBatchJob.Job => BatchJob.From(this);
}

public partial record VideoEditRequest : IVideoJob, IBatchJob
{
    VideoJob IVideoJob.Job => VideoJob.From(this);

    BatchJob IBatchJob.Job => BatchJob.From(this);
}

public partial record VideoExtensionRequest : IVideoJob, IBatchJob
{
    VideoJob IVideoJob.Job => VideoJob.From(this);

    BatchJob IBatchJob.Job => BatchJob.From(this);
}
