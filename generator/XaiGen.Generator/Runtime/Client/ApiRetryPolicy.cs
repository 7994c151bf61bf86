#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel.Primitives;
using global::System.Collections.Generic;
using global::System.Threading;
using global::System.Threading.Tasks;

/// <summary>Retries a request if that may help and is safe, after a delay.</summary>
internal sealed partial class ApiRetryPolicy(Api_ClientOptions options) : PipelinePolicy
{
    // Beyond this the delay is the maximum anyway, and infinity times zero is not a number.
    private const int MostDoublings = 60;

    private readonly TimeProvider _time = options.TimeProvider;
    private readonly int _maxRetries = options.MaxRetries;

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

            request?.FailedTries.Add(
                failure is null ? $"{message.Response!.Status}" : request.Shown(ApiFailure.Reason(failure)).TrimEnd('.'));
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

    /// <summary>A hook for other code, to report the wait.</summary>
    static partial void Waiting(PipelineMessage message, TimeSpan wait);

    /// <summary>The delay before the next attempt; null if there is none.</summary>
    private TimeSpan? WaitBeforeNext(PipelineMessage message, Exception? failure, int tries, long start)
    {
        bool isFinal = failure is null && message.Response is { IsError: false };
        if (isFinal || tries > _maxRetries || !ApiRetryRules.MaySendAgain(message, failure))
        {
            return null;
        }

        TimeSpan wait = DelayAfter(tries, failed: failure is not null, message.Response);

        // Waiting is pointless if no time is left for the attempt afterwards.
        return TimeLeft(start) is { } left && left <= wait ? null : wait;
    }

    private TimeSpan? TimeLeft(long start)
    {
        if (options.TotalTimeout == Timeout.InfiniteTimeSpan)
        {
            return null;
        }

        // Zero would mean no timer; with one millisecond the attempt fails at once.
        TimeSpan left = options.TotalTimeout - _time.GetElapsedTime(start);
        return left > TimeSpan.FromMilliseconds(1) ? ApiTimer.AtMost(left) : TimeSpan.FromMilliseconds(1);
    }

    private TimeSpan DelayAfter(int tries, bool failed, PipelineResponse? response)
    {
        if (!failed && response is not null && RetryAfterHeader.Read(response, _time) is { } asked)
        {
            return asked < options.MaxRetryDelay ? asked : options.MaxRetryDelay;
        }

        // Between half and the full delay, so that clients that failed together do not retry together.
#pragma warning disable CA5394 // Nothing secret depends on it.
        double jitter = 0.5 + (Random.Shared.NextDouble() / 2);
#pragma warning restore CA5394
        double seconds = options.RetryDelay.TotalSeconds * Math.Pow(2, Math.Min(tries - 1, MostDoublings)) * jitter;
        return ApiTimer.AtMost(TimeSpan.FromSeconds(Math.Min(seconds, ApiTimer.AtMost(options.MaxRetryDelay).TotalSeconds)));
    }
}
