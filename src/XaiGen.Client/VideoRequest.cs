namespace XaiGen;

public partial record VideoRequest : IVideoJob, IBatchItem
{
    VideoJob IVideoJob.Job => VideoJob.From(this);

    BatchItem IBatchItem.Job => BatchItem.From(this);
}
