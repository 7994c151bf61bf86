namespace XaiGen.Emulator.Imagine;

/// <summary>What a request for a video comes to.</summary>
internal sealed record AcceptedVideo : AcceptedGeneration
{
    /// <summary>As the request names it.</summary>
    public required string Model { get; init; }

    /// <summary>Of the whole result.</summary>
    public required TimeSpan Duration { get; init; }

    public required MediaAsset Clip { get; init; }

    public Uri? UploadTarget { get; init; }
}

internal sealed record FinishedVideo(VideoOutput Video, string Model, long Cost);
