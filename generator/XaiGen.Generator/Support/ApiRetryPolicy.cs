#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel;
using global::System.ClientModel.Primitives;
using global::System.Collections.Generic;
using global::System.Globalization;
using global::System.IO;
using global::System.Net.Http;
using global::System.Threading.Tasks;

/// <summary>What an operation's repetition may do.</summary>
internal enum RetrySafety
{
    /// <summary>Sent twice it does no more than once.</summary>
    Safe,

    /// <summary>Sent twice it may cost or create twice, so it is repeated only when the first try surely did nothing.</summary>
    Billed,
}

/// <summary>Sends a request again when that may help and can do no harm, and waits before it does.</summary>
internal sealed class ApiRetryPolicy(int maxRetries, TimeSpan delay, TimeSpan maxDelay, TimeProvider time) : PipelinePolicy
{
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
        ProcessAsync(message, pipeline, currentIndex, async: false).GetAwaiter().GetResult();

    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
        new(ProcessAsync(message, pipeline, currentIndex, async: true));

    private async Task ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex, bool async)
    {
        for (int tries = 1; ; tries++)
        {
            if (ApiRetryRules.RequestOf(message) is { } request)
            {
                request.Tries = tries;
            }

            bool failed = false;
            try
            {
                if (async)
                {
                    await ProcessNextAsync(message, pipeline, currentIndex).ConfigureAwait(false);
                }
                else
                {
                    ProcessNext(message, pipeline, currentIndex);
                }
            }
            catch (Exception failure) when (tries <= maxRetries && ApiRetryRules.MaySendAgain(message, failure))
            {
                failed = true;
            }

            if (!failed && (tries > maxRetries || !ApiRetryRules.MaySendAgain(message, failure: null)))
            {
                return;
            }

            TimeSpan wait = DelayAfter(tries, failed ? null : message.Response);
            message.Response?.Dispose();
            Task waiting = Task.Delay(wait, time, message.CancellationToken);
            if (async)
            {
                await waiting.ConfigureAwait(false);
            }
            else
            {
                waiting.GetAwaiter().GetResult();
            }
        }
    }

    private TimeSpan DelayAfter(int tries, PipelineResponse? response)
    {
        if (response is not null && RetryAfterHeader.Read(response, time) is { } asked)
        {
            return asked < maxDelay ? asked : maxDelay;
        }

        // Between half and the whole, so that clients which failed together do not come back together.
        double jitter = 0.5 + (Random.Shared.NextDouble() / 2);
        double seconds = delay.TotalSeconds * Math.Pow(2, tries - 1) * jitter;
        return TimeSpan.FromSeconds(Math.Min(seconds, maxDelay.TotalSeconds));
    }
}

/// <summary>
/// Which answers are errors and which requests may be sent again. A classifier, so that a retry policy
/// which the user brings along keeps to the same rules.
/// </summary>
internal sealed class ApiRetryRules : PipelineMessageClassifier
{
    public static readonly ApiRetryRules Instance = new();

    public static ApiRequest? RequestOf(PipelineMessage message) =>
        message.TryGetProperty(typeof(ApiRequest), out object? request) ? (ApiRequest?)request : null;

    public override bool TryClassify(PipelineMessage message, out bool isError)
    {
        isError = message.Response is not { Status: >= 200 and < 300 };
        return true;
    }

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
        return request is not { CanBeResent: false } && IsRepeatable(safety, message.Response, failure);
    }

    /// <summary>Whether sending the same once more may help and can do no harm.</summary>
    public static bool IsRepeatable(RetrySafety safety, PipelineResponse? response, Exception? failure)
    {
        bool safe = safety == RetrySafety.Safe;
        if (failure is not null)
        {
            return safe ? IsWithoutAnswer(failure) : NeverReachedTheService(failure);
        }

        return response?.Status switch
        {
            429 => true,
            503 => safe || response.Headers.TryGetValue("Retry-After", out _),
            408 or 500 or 502 or 504 or 529 => safe,
            _ => false,
        };
    }

    /// <summary>Whether the failure is one of the connection: no answer, or not the whole of it.</summary>
    public static bool IsWithoutAnswer(Exception failure) => failure switch
    {
        ClientResultException result => result.GetRawResponse() is null,
        AggregateException { InnerExceptions: [.., var last] } => IsWithoutAnswer(last),
        _ => failure is HttpRequestException or IOException or OperationCanceledException,
    };

    private static bool NeverReachedTheService(Exception failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError })
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The Retry-After header: seconds or a date.</summary>
internal static class RetryAfterHeader
{
    // What the longest timers can wait; also keeps absurd numbers out of TimeSpan's arithmetic.
    private const double MaxSeconds = int.MaxValue / 1000;

    public static TimeSpan? Read(PipelineResponse response, TimeProvider time)
    {
        if (!response.Headers.TryGetValue("Retry-After", out string? text))
        {
            return null;
        }

        double seconds;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out double number))
        {
            seconds = number;
        }
        else if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date))
        {
            seconds = (date - time.GetUtcNow()).TotalSeconds;
        }
        else
        {
            return null;
        }

        return TimeSpan.FromSeconds(Math.Clamp(seconds, 0, MaxSeconds));
    }
}
