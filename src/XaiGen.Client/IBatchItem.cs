namespace XaiGen;

/// <summary>
/// What <see cref="BatchesClient.RunAsync"/> runs: any request for images or a video, or a <see cref="BatchItem"/>, which is one with an
/// ID. Lists of one kind can be given as they are.
/// </summary>
public interface IBatchItem
{
    internal BatchItem Job { get; }
}
