namespace XaiGen;

public partial class XaiOperationException
{
    /// <summary>The identifier of the work, as <see cref="ImagesClient.Resume"/> and <see cref="VideosClient.Resume"/> take it.</summary>
    public GenerationId GenerationId => new(Id);
}
