#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel;
using global::System.ClientModel.Primitives;
using global::System.Collections.Generic;
using global::System.Globalization;
using global::System.IO;
using global::System.Net.Http;
using global::System.Threading;
using global::System.Threading.Tasks;

/// <summary>What an operation's repetition may do.</summary>
internal enum RetrySafety
{
    /// <summary>Sent twice it costs no more than once.</summary>
    Safe,

    /// <summary>Sent twice it may cost twice, so it is repeated only when the first try surely did nothing.</summary>
    Billed,
}

/// <summary>Sends a request again when that may help and can do no harm, and waits before it does.</summary>
internal sealed partial class ApiRetryPolicy(Api_ClientOptions options) : PipelinePolicy
{
    private readonly TimeProvider _time = options.TimeProvider;
    private readonly int _maxRetries = options.Transport is IDelegatingTransport ? 0 : options.MaxRetries;

    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
        ProcessAsync(message, pipeline, currentIndex, async: false).GetAwaiter().GetResult();

    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
        new(ProcessAsync(message, pipeline, currentIndex, async: true));

    private async Task ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex, bool async)
    {
        ApiRequest? request = ApiRetryRules.RequestOf(message);
        TimeSpan? perTry = message.NetworkTimeout;
        long start = _time.GetTimestamp();
        for (int tries = 1; ; tries++)
        {
            if (request is not null)
            {
                request.Tries = tries;
            }

            message.NetworkTimeout = TimeLeft(start) is { } left && !(perTry < left && perTry != Timeout.InfiniteTimeSpan) ? left : perTry;
            Exception? failure = null;
            TimeSpan? wait = null;
            try
            {
                if (async)
                {
                    await pipeline[currentIndex + 1].ProcessAsync(message, pipeline, currentIndex + 1).ConfigureAwait(false);
                }
                else
                {
                    ProcessNext(message, pipeline, currentIndex);
                }
            }
            catch (Exception e) when ((wait = WaitBeforeNext(message, e, tries, start)) is not null)
            {
                failure = e;
            }

            wait ??= WaitBeforeNext(message, failure: null, tries, start);
            if (wait is null)
            {
                return;
            }

            request?.FailedTries.Add(failure is null ? $"{message.Response!.Status}" : Api_Exception.Reason(failure).TrimEnd('.'));
            Waiting(message, wait.Value);
            message.Response?.Dispose();
            Task waiting = Task.Delay(wait.Value, _time, message.CancellationToken);
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

    /// <summary>Code beside the generated code may tell of it.</summary>
    static partial void Waiting(PipelineMessage message, TimeSpan wait);

    /// <summary>How long to wait before the next try; null when there is none.</summary>
    private TimeSpan? WaitBeforeNext(PipelineMessage message, Exception? failure, int tries, long start)
    {
        if (tries > _maxRetries || !ApiRetryRules.MaySendAgain(message, failure))
        {
            return null;
        }

        TimeSpan wait = DelayAfter(tries, failed: failure is not null, message.Response);

        // Nobody is served by waiting for a try that would have no time.
        return TimeLeft(start) is { } left && left <= wait ? null : wait;
    }

    private TimeSpan? TimeLeft(long start)
    {
        if (options.TotalTimeout == Timeout.InfiniteTimeSpan)
        {
            return null;
        }

        // A timer for no time at all would be none: the try fails at once instead.
        TimeSpan left = options.TotalTimeout - _time.GetElapsedTime(start);
        return left > TimeSpan.FromMilliseconds(1) ? left : TimeSpan.FromMilliseconds(1);
    }

    private TimeSpan DelayAfter(int tries, bool failed, PipelineResponse? response)
    {
        if (!failed && response is not null && RetryAfterHeader.Read(response, _time) is { } asked)
        {
            return asked < options.MaxRetryDelay ? asked : options.MaxRetryDelay;
        }

        // Between half and the whole, so that clients which failed together do not come back together.
#pragma warning disable CA5394 // Nothing secret depends on it.
        double jitter = 0.5 + (Random.Shared.NextDouble() / 2);
#pragma warning restore CA5394
        double seconds = options.RetryDelay.TotalSeconds * Math.Pow(2, tries - 1) * jitter;
        return TimeSpan.FromSeconds(Math.Min(seconds, options.MaxRetryDelay.TotalSeconds));
    }
}

/// <summary>
/// Which answers are errors and which requests may be sent again. A classifier, so that a retry policy
/// which the user brings along keeps to the same rules.
/// </summary>
internal sealed partial class ApiRetryRules : PipelineMessageClassifier
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
        return request is not { CanBeResent: false } && IsRetryable(safety, failure is null ? message.Response : null, failure);
    }

    /// <summary>Whether sending the same once more may help and can do no harm.</summary>
    public static bool IsRetryable(RetrySafety safety, PipelineResponse? response, Exception? failure)
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
            return safe ? IsWithoutAnswer(failure) && !IsRefused(failure) : NeverReachedTheService(failure);
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

    /// <summary>Whether there was an answer, but a longer one than the options allow.</summary>
    public static bool IsRefused(Exception failure) => failure is HttpIOException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded };

    /// <summary>For a service that has failures which look as if they could pass, but do not: code beside the generated code may tell.</summary>
    static partial void Recognize(PipelineResponse? response, Exception? failure, ref bool isLasting);

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
