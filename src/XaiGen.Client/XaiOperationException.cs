namespace XaiGen;

public partial class XaiOperationException
{
    /// <summary>The ID of the work, for <see cref="ImagesClient.Resume"/> and <see cref="VideosClient.Resume"/>.</summary>
    public GenerationId GenerationId => new(Id);
}
