namespace XaiGen.Emulator.Imagine;

/// <summary>An accepted request for a video.</summary>
internal sealed record AcceptedVideo : AcceptedGeneration
{
    /// <summary>The model named in the request.</summary>
    public required string Model { get; init; }

    /// <summary>The duration of the whole result.</summary>
    public required TimeSpan Duration { get; init; }

    public required MediaAsset Clip { get; init; }

    public Uri? UploadTarget { get; init; }
}
