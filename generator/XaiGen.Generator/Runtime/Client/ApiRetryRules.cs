#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel.Primitives;

/// <summary>
/// Decides which responses are errors and which requests may be retried. It is a classifier so that a custom retry policy follows the same
/// rules.
/// </summary>
internal sealed partial class ApiRetryRules : PipelineMessageClassifier
{
    public static readonly ApiRetryRules Instance = new();

    public static ApiRequest? RequestOf(PipelineMessage message) =>
        message.TryGetProperty(typeof(ApiRequest), out object? request) ? (ApiRequest?)request : null;

    public override bool TryClassify(PipelineMessage message, out bool isError)
    {
        isError = message.Response is not { Status: >= 200 and < 300 } || IsUnwantedPart(message);
        return true;
    }

    /// <summary>
    /// Whether the response is partial although neither the request asks for a range nor the contract describes partial responses; it must
    /// not be taken for the complete content.
    /// </summary>
    public static bool IsUnwantedPart(PipelineMessage message)
        => message.Response is { Status: 206 } && RequestOf(message) is not { IsPart: true }
            && !message.Request.Headers.TryGetValue("Range", out _);

    public override bool TryClassify(PipelineMessage message, Exception? exception, out bool isRetriable)
    {
        isRetriable = MaySendAgain(message, exception);
        return true;
    }

    public static bool MaySendAgain(PipelineMessage message, Exception? failure)
    {
        if (message.CancellationToken.IsCancellationRequested)
        {
            return false;
        }

        // A message without an ApiRequest was sent by the user through the client's pipeline.
        ApiRequest? request = RequestOf(message);
        RetrySafety safety = request?.Safety ?? (message.Request.Method is "GET" or "HEAD" ? RetrySafety.Safe : RetrySafety.Billed);
        return request is not { CanBeResent: false }
            && IsRetryable(safety, request?.Body, failure is null ? message.Response : null, failure);
    }

    /// <summary>Whether retrying the request may help and is safe.</summary>
    /// <param name="safety">The effect of repeating the request.</param>
    /// <param name="body">What is known about how often a custom transport sent the body.</param>
    /// <param name="response">The response, if there was one.</param>
    /// <param name="failure">The exception, if there was no response.</param>
    public static bool IsRetryable(RetrySafety safety, OneSendContent? body, PipelineResponse? response, Exception? failure)
    {
        bool isLasting = false;
        Recognize(response, failure, ref isLasting);
        if (isLasting)
        {
            return false;
        }

        bool safe = safety == RetrySafety.Safe;
        if (failure is not null)
        {
            return !ApiFailure.IsLasting(failure) && (safe ? ApiFailure.IsWithoutResponse(failure) : IsSurelyUnsent(body, failure));
        }

        return response?.Status switch
        {
            429 => true,
            503 => safe || response.Headers.TryGetValue("Retry-After", out _),
            408 or 500 or 502 or 504 or 529 => safe,
            _ => false,
        };
    }

    /// <summary>Whether nothing reached the service, in this attempt of the client or in any that its transport made within it.</summary>
    public static bool IsSurelyUnsent(OneSendContent? body, Exception failure)
        => ApiFailure.NeverReachedTheService(failure) && body is not { IsTouched: true };

    /// <summary>A hook for other code, to mark failures that look transient but are not.</summary>
    static partial void Recognize(PipelineResponse? response, Exception? failure, ref bool isLasting);
}
