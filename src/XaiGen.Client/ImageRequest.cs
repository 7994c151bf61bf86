namespace XaiGen;

public partial record ImageRequest : IImageJob, IBatchItem
{
    ImageJob IImageJob.Job => ImageJob.From(this);

    BatchItem IBatchItem.Job => BatchItem.From(this);
}
