namespace XaiGen;

/// <summary>
/// An item that <see cref="BatchesClient.RunAsync"/> accepts: any request for images or a video, or a <see cref="BatchItem"/>, which is a
/// request with an ID. A list of a single type can be passed as it is.
/// </summary>
public interface IBatchItem
{
    internal BatchItem Job { get; }
}
