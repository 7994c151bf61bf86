#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel.Primitives;
using global::System.Collections.Generic;
using global::System.Threading;
using global::System.Threading.Tasks;

/// <summary>Sends a request again when that may help and can do no harm, and waits before it does.</summary>
internal sealed partial class ApiRetryPolicy(Api_ClientOptions options) : PipelinePolicy
{
    // Beyond it the wait is the longest one anyway, and twice infinity times nothing is no number.
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
        return left > TimeSpan.FromMilliseconds(1) ? ApiTimer.AtMost(left) : TimeSpan.FromMilliseconds(1);
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
        double seconds = options.RetryDelay.TotalSeconds * Math.Pow(2, Math.Min(tries - 1, MostDoublings)) * jitter;
        return ApiTimer.AtMost(TimeSpan.FromSeconds(Math.Min(seconds, ApiTimer.AtMost(options.MaxRetryDelay).TotalSeconds)));
    }
}
