namespace XaiGen.Emulator.Imagine;

/// <summary>What a request for pictures comes to.</summary>
internal sealed record AcceptedImages : AcceptedGeneration
{
    /// <summary>The pictures asked for.</summary>
    public required IReadOnlyList<MediaAsset> Pictures { get; init; }

    /// <summary>As base64 within the response, in place of the short-lived URL.</summary>
    public required bool IsInline { get; init; }

    public required bool IsDeferred { get; init; }

    /// <summary>Whether the one picture that is edited is to have another shape.</summary>
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
