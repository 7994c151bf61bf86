namespace XaiGen;

/// <summary>
/// What <see cref="BatchesClient.RunAsync"/> runs: any request for images or a video, or a <see cref="BatchJob"/>, which is one with an ID.
/// Lists of one kind can be given as they are.
/// </summary>
public interface IBatchJob
{
    internal BatchJob Job { get; }
}
