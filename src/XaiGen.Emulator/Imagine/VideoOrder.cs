using XaiGen.Emulator.Control;
using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Imagine;

/// <summary>What a request for a video comes to once all its rules were checked.</summary>
internal sealed record VideoOrder
{
    public required string Team { get; init; }

    /// <summary>As the request names it.</summary>
    public required string Model { get; init; }

    /// <summary>Of the whole result.</summary>
    public required TimeSpan Duration { get; init; }

    public required MediaAsset Clip { get; init; }

    public StorageOptions? Storage { get; init; }

    /// <summary>Told with what is kept.</summary>
    public required FileOrigin Origin { get; init; }

    public OutputFaults Faults { get; init; } = OutputFaults.None;

    public Uri? UploadTarget { get; init; }

    /// <summary>In ticks of 10^-10 dollars.</summary>
    public required long Cost { get; init; }

    /// <summary>Whether something stands in for a source on another host.</summary>
    public required bool HasUnreadSource { get; init; }

    /// <summary>Whether the request left the model to the server.</summary>
    public required bool HasDefaultModel { get; init; }
}

internal sealed record FinishedVideo(GeneratedVideo Video, string Model, long Cost);
