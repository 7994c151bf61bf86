namespace XaiGen.Emulator.Imagine;

/// <summary>What a request for pictures comes to.</summary>
internal sealed record ImageOrder : GenerationOrder
{
    /// <summary>The pictures asked for.</summary>
    public required IReadOnlyList<MediaAsset> Pictures { get; init; }

    /// <summary>As base64 within the answer, in place of the short-lived address.</summary>
    public required bool IsInline { get; init; }

    public required bool IsDeferred { get; init; }

    public IReadOnlyList<Uri> UploadTargets { get; init; } = [];
}
