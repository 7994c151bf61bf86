namespace XaiGen.Emulator.Imagine;

/// <summary>An accepted request for images.</summary>
internal sealed record AcceptedImages : AcceptedGeneration
{
    /// <summary>The requested images.</summary>
    public required IReadOnlyList<MediaAsset> Pictures { get; init; }

    /// <summary>Whether the response contains the image as base64 instead of a short-lived URL.</summary>
    public required bool IsInline { get; init; }

    public required bool IsDeferred { get; init; }

    /// <summary>Whether the edit of a single image changes its aspect ratio.</summary>
    public required bool ReshapesSingleImage { get; init; }

    public IReadOnlyList<Uri> UploadTargets { get; init; } = [];

    public override IEnumerable<string> UndocumentedTopics
    {
        get
        {
            foreach (string topic in base.UndocumentedTopics)
            {
                yield return topic;
            }

            if (ReshapesSingleImage)
            {
                yield return Undocumented.AspectRatioOfSingleImage;
            }

            if (IsInline)
            {
                yield return Undocumented.UrlOfInlineResults;
            }
        }
    }
}
