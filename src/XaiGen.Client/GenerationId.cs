namespace XaiGen;

public partial record struct GenerationId : IImageJob, IVideoJob
{
    ImageJob IImageJob.Job => ImageJob.From(this);

    VideoJob IVideoJob.Job => VideoJob.From(this);
}
