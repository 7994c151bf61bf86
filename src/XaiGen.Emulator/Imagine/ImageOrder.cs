using XaiGen.Emulator.Control;
using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Imagine;

/// <summary>What a request for pictures comes to once all its rules were checked.</summary>
internal sealed record ImageOrder
{
    public required string Team { get; init; }

    /// <summary>The pictures asked for.</summary>
    public required IReadOnlyList<MediaAsset> Pictures { get; init; }

    /// <summary>As base64 within the answer, in place of the short-lived address.</summary>
    public required bool IsInline { get; init; }

    public required bool IsDeferred { get; init; }

    public StorageOptions? Storage { get; init; }

    /// <summary>Told with what is kept.</summary>
    public required FileOrigin Origin { get; init; }

    public OutputFaults Faults { get; init; } = OutputFaults.None;

    public IReadOnlyList<Uri> UploadTargets { get; init; } = [];

    /// <summary>In ticks of 10^-10 dollars.</summary>
    public required long Cost { get; init; }

    /// <summary>Whether something stands in for a source on another host.</summary>
    public required bool HasUnreadSource { get; init; }

    /// <summary>Whether the request left the model to the server.</summary>
    public required bool HasDefaultModel { get; init; }
}
