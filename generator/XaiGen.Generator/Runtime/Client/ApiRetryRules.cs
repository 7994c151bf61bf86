#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel.Primitives;

/// <summary>
/// Which responses are errors and which requests may be sent again. A classifier, so that a retry policy
/// which the user brings along keeps to the same rules.
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

    /// <summary>Whether a part came although the request did not ask for one: it must not be taken for the whole.</summary>
    public static bool IsUnwantedPart(PipelineMessage message)
        => message.Response is { Status: 206 } && !message.Request.Headers.TryGetValue("Range", out _);

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

        // A message without a request of ours is the user's own, sent through the client's pipeline.
        ApiRequest? request = RequestOf(message);
        RetrySafety safety = request?.Safety ?? (message.Request.Method is "GET" or "HEAD" ? RetrySafety.Safe : RetrySafety.Billed);
        return request is not { CanBeResent: false }
            && IsRetryable(safety, request?.Body, failure is null ? message.Response : null, failure);
    }

    /// <summary>Whether sending the same once more may help and can do no harm.</summary>
    /// <param name="safety">What the repetition may do.</param>
    /// <param name="body">What is known of how often a transport of the user's own sent it.</param>
    /// <param name="response">The response, if there was one.</param>
    /// <param name="failure">What happened instead of a response.</param>
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

    /// <summary>Whether nothing reached the service, in this try of the client or in any that its transport made of it.</summary>
    public static bool IsSurelyUnsent(OneSendContent? body, Exception failure)
        => ApiFailure.NeverReachedTheService(failure) && body is not { IsTouched: true };

    /// <summary>For failures that look as if they could pass, but do not: code beside the generated code may tell.</summary>
    static partial void Recognize(PipelineResponse? response, Exception? failure, ref bool isLasting);
}
