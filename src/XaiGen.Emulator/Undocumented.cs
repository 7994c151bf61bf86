namespace XaiGen.Emulator;

/// <summary>
/// What the published pages leave open, and what the emulator does there. A response that rests on such a choice
/// says so in the header <c>x-xaigen-undocumented</c>.
/// </summary>
internal static class Undocumented
{
    /// <summary>Costs are counted by the prices that resellers agree on; few are published.</summary>
    public const string Prices = "prices";

    /// <summary>
    /// Four requests of a batch are done at a time, each in the time that a video takes, and for half of what it costs by itself.
    /// </summary>
    public const string BatchPace = "batch-pace";

    /// <summary>A batch expires after 30 days: what is pending then is cancelled, and its results are gone.</summary>
    public const string BatchExpiry = "batch-expiry";

    /// <summary>The error of a request in a batch is a text.</summary>
    public const string BatchErrors = "batch-errors";

    /// <summary>Without <c>model</c>, pictures come from grok-imagine-image-2.0 and videos from grok-imagine-video.</summary>
    public const string DefaultModel = "default-model";

    /// <summary>A quality given to a model that has none is refused with 400.</summary>
    public const string QualityOfOtherModels = "quality-of-other-models";

    /// <summary>
    /// Sources on other hosts are not fetched; a picture or clip that follows from the URL represents them.
    /// </summary>
    public const string SourcesOfOtherHosts = "sources-of-other-hosts";

    /// <summary>An input file that does not exist is refused with 400.</summary>
    public const string UnknownInputFile = "unknown-input-file";

    /// <summary>
    /// A picture or clip of a kind whose pixels are not read is represented by one of the same shape that follows from its bytes:
    /// rare variants of JPEG, pictures of more than 50 million pixels, and clips that the emulator did not make.
    /// </summary>
    public const string UnreadMedia = "unread-media";

    /// <summary>A quality other than auto, low and medium is refused with 400.</summary>
    public const string QualityValues = "quality-values";

    /// <summary>A prompt of more characters than the example of the model list allows is refused with 400.</summary>
    public const string PromptLength = "prompt-length";

    /// <summary>The aspect ratio that an edit of one picture is sent with, which the pages advise against, is applied.</summary>
    public const string AspectRatioOfSingleImage = "aspect-ratio-of-single-image";

    /// <summary>A picture within the response has no URL beside it.</summary>
    public const string UrlOfInlineResults = "url-of-inline-results";

    /// <summary>The content of a private file comes whole, whatever range is asked for.</summary>
    public const string RangeOfContent = "range-of-content";

    /// <summary>HEAD is refused where a URL needs a key.</summary>
    public const string Head = "head";

    /// <summary>A first frame together with reference images is refused with 400.</summary>
    public const string ImageWithReferences = "image-with-references";

    /// <summary>Results are written only where the emulator's owner allowed it; what goes wrong there is a 400.</summary>
    public const string UploadTargets = "upload-targets";

    /// <summary>Moderation does what the prompt says, see <see cref="Imagine.Moderation"/>.</summary>
    public const string Moderation = "moderation";

    /// <summary>Reference audios are WAV or MP3.</summary>
    public const string AudioTypes = "audio-types";

    /// <summary>A finished video is reported for a day, then as expired.</summary>
    public const string ResultLifetime = "result-lifetime";

    /// <summary>Creating a public URL again without an expiry, or with the same one, leaves the end it has.</summary>
    public const string PublicUrlExpiryKept = "public-url-expiry-kept";

    /// <summary>A limit out of range is refused with 400.</summary>
    public const string LimitOutOfRange = "limit-out-of-range";

    /// <summary>The parameter <c>after</c> takes a file's id, and the list goes on behind that file.</summary>
    public const string After = "after";

    /// <summary>A pagination token used with another order or sorting is refused with 400.</summary>
    public const string PaginationTokenOfAnotherOrder = "pagination-token-of-another-order";

    /// <summary>AIP-160's short forms in a filter are taken: AND left out, <c>-</c> for NOT, <c>:*</c> for any value.</summary>
    public const string FilterShorthand = "filter-shorthand";

    /// <summary>Pages of all origins may read what needs no key.</summary>
    public const string Cors = "cors";

    /// <summary>At most seven reference images are taken.</summary>
    public const string ReferenceImages = "reference-images";

    /// <summary>Text is drawn from text files alone; asking it of another type is refused with 400.</summary>
    public const string TextOfOtherTypes = "text-of-other-types";
}
