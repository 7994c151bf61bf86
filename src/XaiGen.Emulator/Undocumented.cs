namespace XaiGen.Emulator;

/// <summary>
/// The behaviours that the published documentation leaves open, as the emulator implements them. A response that depends on one names it in
/// the header <c>x-xaigen-undocumented</c>.
/// </summary>
internal static class Undocumented
{
    /// <summary>Costs follow the prices that resellers agree on; few prices are published.</summary>
    public const string Prices = "prices";

    /// <summary>
    /// Four requests of a batch are processed at a time, each in the time that a video takes, and at half the single price.
    /// </summary>
    public const string BatchPace = "batch-pace";

    /// <summary>A batch expires after 30 days: pending requests are then cancelled, and results are deleted.</summary>
    public const string BatchExpiry = "batch-expiry";

    /// <summary>The error of a request in a batch is a string.</summary>
    public const string BatchErrors = "batch-errors";

    /// <summary>Without <c>model</c>, images come from grok-imagine-image-2.0 and videos from grok-imagine-video.</summary>
    public const string DefaultModel = "default-model";

    /// <summary>A quality for a model without quality levels is refused with 400.</summary>
    public const string QualityOfOtherModels = "quality-of-other-models";

    /// <summary>Sources on other hosts are not fetched; they are replaced by an image or clip that is derived from the URL.</summary>
    public const string SourcesOfOtherHosts = "sources-of-other-hosts";

    /// <summary>An input file that does not exist is refused with 400.</summary>
    public const string UnknownInputFile = "unknown-input-file";

    /// <summary>
    /// An image or clip whose variant is not supported is replaced by one of the same shape that is derived from its bytes: rare variants
    /// of JPEG, images of more than 50 million pixels, and clips that the emulator did not create.
    /// </summary>
    public const string UnreadMedia = "unread-media";

    /// <summary>A quality other than auto, low and medium is refused with 400.</summary>
    public const string QualityValues = "quality-values";

    /// <summary>A prompt longer than the example in the model list allows is refused with 400.</summary>
    public const string PromptLength = "prompt-length";

    /// <summary>The aspect ratio in an edit of one image, which the documentation advises against, is applied.</summary>
    public const string AspectRatioOfSingleImage = "aspect-ratio-of-single-image";

    /// <summary>An image that is inside the response has no URL.</summary>
    public const string UrlOfInlineResults = "url-of-inline-results";

    /// <summary>The content of a private file is always sent whole; a range is ignored.</summary>
    public const string RangeOfContent = "range-of-content";

    /// <summary>HEAD is refused for URLs that need a key.</summary>
    public const string Head = "head";

    /// <summary>A first frame together with reference images is refused with 400.</summary>
    public const string ImageWithReferences = "image-with-references";

    /// <summary>Results are written only where the emulator's owner allows it; a failure is a 400.</summary>
    public const string UploadTargets = "upload-targets";

    /// <summary>The prompt controls moderation, see <see cref="Imagine.Moderation"/>.</summary>
    public const string Moderation = "moderation";

    /// <summary>Reference audios are WAV or MP3.</summary>
    public const string AudioTypes = "audio-types";

    /// <summary>A finished video is reported for a day, then as expired.</summary>
    public const string ResultLifetime = "result-lifetime";

    /// <summary>Creating a public URL again without an expiry, or with the same one, leaves the expiry unchanged.</summary>
    public const string PublicUrlExpiryKept = "public-url-expiry-kept";

    /// <summary>A limit out of range is refused with 400.</summary>
    public const string LimitOutOfRange = "limit-out-of-range";

    /// <summary>The parameter <c>after</c> takes a file ID, and the list continues after that file.</summary>
    public const string After = "after";

    /// <summary>A pagination token used with another order or sorting is refused with 400.</summary>
    public const string PaginationTokenOfAnotherOrder = "pagination-token-of-another-order";

    /// <summary>AIP-160's short forms in filters are accepted: AND omitted, <c>-</c> for NOT, <c>:*</c> for any value.</summary>
    public const string FilterShorthand = "filter-shorthand";

    /// <summary>Pages of any origin may read responses that need no key.</summary>
    public const string Cors = "cors";

    /// <summary>At most seven reference images are accepted.</summary>
    public const string ReferenceImages = "reference-images";

    /// <summary>Text is extracted only from text files; for other types it is refused with 400.</summary>
    public const string TextOfOtherTypes = "text-of-other-types";
}
