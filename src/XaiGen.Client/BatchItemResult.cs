using System.Diagnostics.CodeAnalysis;
using System.Text;
using XaiGen.GeneratedSupport;

namespace XaiGen;

/// <summary>The result of one job of a batch: images, a video, or an error.</summary>
public sealed record BatchItemResult
{
    /// <summary>The ID of the job: the custom ID, or its position in the batch.</summary>
    public required string JobId { get; init; }

    /// <summary>The images, if this was an image job that succeeded.</summary>
    public ImageResponse? Images { get; init; }

    /// <summary>The video, if this was a video job that succeeded.</summary>
    public VideoResponse? VideoResponse { get; init; }

    /// <summary>Why the job failed; null if it succeeded. The same exception that a single call would have thrown.</summary>
    public XaiException? Error { get; init; }

    /// <summary>The cost of the job, even if it failed; null if the service reports no cost.</summary>
    public MediaUsage? Usage => Images?.Usage ?? VideoResponse?.Usage ?? Error?.Usage;

    /// <summary>Whether the job has a result.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <summary>The first image.</summary>
    /// <exception cref="XaiException">The job failed.</exception>
    /// <exception cref="InvalidOperationException">The job has no image.</exception>
    public ImageOutput Image => Error is not null ? throw Error
        : Images?.Image ?? throw new InvalidOperationException(
            $"Job '{ShownText.OneLine(JobId, 100)}' has no image: it is a job for a video. Read Video.");

    /// <summary>The video.</summary>
    /// <exception cref="XaiException">The job failed.</exception>
    /// <exception cref="InvalidOperationException">The job has no video.</exception>
    public VideoOutput Video => Error is not null ? throw Error
        : VideoResponse?.Video ?? throw new InvalidOperationException(
            $"Job '{ShownText.OneLine(JobId, 100)}' has no video. Read Image if it is a job for images.");

    /// <summary>The file that the result was stored as.</summary>
    /// <exception cref="XaiException">The job failed.</exception>
    /// <exception cref="InvalidOperationException">The result was not stored.</exception>
    public FileOutput StoredFile => Error is not null ? throw Error : Images?.StoredFile ?? Video.StoredFile;

    internal static BatchItemResult Of(BatchRequestResult result) => result.Outcome switch
    {
        BatchOutcome.Succeeded { Value: BatchResponse.Images { Value: var images } } => new() { JobId = result.Id, Images = images },
        BatchOutcome.Succeeded { Value: BatchResponse.Video { Value: var video } } => new() { JobId = result.Id, VideoResponse = video },
        BatchOutcome.Failed failed => Failed(
            result.Id,
            failed.Error.Match<string?>(
                _ => null, detail => detail.Code?.Match<string?>(text => text, number => $"{number}", _ => null), _ => null),
            failed.Error.Match<string?>(text => text, detail => detail.Message, _ => null) ?? result.ErrorMessage,
            Encoding.UTF8.GetString(ApiCall.JsonBytes<BatchOutcome>(failed).Span)),
        _ when result.ErrorMessage is { } message => Failed(result.Id, null, message, null),
        _ => Failed(result.Id, null, "the result is of a kind that this version of the client does not know",
            Encoding.UTF8.GetString(ApiCall.JsonBytes(result).Span), XaiErrorKind.UnreadableResponse),
    };

    /// <summary>The result of a job that had not finished when the batch ended.</summary>
    internal static BatchItemResult Unfinished(BatchRequestMetadata job, string? reason)
        => Failed(job.Id, job.State?.Value, reason ?? "the batch ended before the job began", null, XaiErrorKind.Other);

    private static BatchItemResult Failed(string jobId, string? code, string? message, string? body, XaiErrorKind? kind = null)
    {
        string words = string.Join(": ", new[] { code, message }.Where(word => !string.IsNullOrWhiteSpace(word)));
        return new()
        {
            JobId = jobId,
            Error = new XaiException(
                $"Job '{ShownText.OneLine(jobId, 100)}' of the batch failed: "
                + $"{(words.Length > 0 ? ShownText.OneLine(words) : "the service gave no reason")}")
            {
                Code = code,
                ServerMessage = message is null ? null : ShownText.OneLine(message),
                Body = body,
                Kind = kind ?? XaiErrors.KindOfJob(code, message),
            },
        };
    }
}
