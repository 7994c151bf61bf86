namespace XaiGen;

public partial record ImageEditRequest : IImageJob, IBatchItem
{
    ImageJob IImageJob.Job => ImageJob.From(this);

    BatchItem IBatchItem.Job => BatchItem.From(this);
}
