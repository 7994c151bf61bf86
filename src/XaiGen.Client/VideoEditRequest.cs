namespace XaiGen;

public partial record VideoEditRequest : IVideoJob, IBatchItem
{
    VideoJob IVideoJob.Job => VideoJob.From(this);

    BatchItem IBatchItem.Job => BatchItem.From(this);
}
