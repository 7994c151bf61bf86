namespace XaiGen;

public partial record VideoExtensionRequest : IVideoJob, IBatchItem
{
    VideoJob IVideoJob.Job => VideoJob.From(this);

    BatchItem IBatchItem.Job => BatchItem.From(this);
}
