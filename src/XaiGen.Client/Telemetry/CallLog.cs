using Microsoft.Extensions.Logging;

namespace XaiGen;

/// <summary>
/// The events of the log. Their numbers never change. Billed calls and the end of work are information, failures and retries are warnings,
/// the rest is debug output.
/// </summary>
internal static partial class CallLog
{
    [LoggerMessage(1, LogLevel.Debug, "{Call} started")]
    public static partial void CallStarted(this ILogger log, string call);

    [LoggerMessage(2, LogLevel.Debug, "{Call} finished: {Status} after {Seconds} s and {Tries} tries (request ID {RequestId})")]
    public static partial void CallFinished(this ILogger log, string call, int status, double seconds, int tries, string? requestId);

    [LoggerMessage(3, LogLevel.Warning, "{Call} failed: {Reason} after {Seconds} s and {Tries} tries (request ID {RequestId})")]
    public static partial void CallFailed(this ILogger log, string call, string reason, double seconds, int tries, string? requestId);

    [LoggerMessage(4, LogLevel.Warning, "{Call} is tried again in {Seconds} s, because try {Try} failed: {Reason}")]
    public static partial void CallRetried(this ILogger log, string call, double seconds, int @try, string reason);

    [LoggerMessage(5, LogLevel.Debug, "{Call}: the work goes on, {Progress} % done")]
    public static partial void WorkGoesOn(this ILogger log, string call, int progress);

    [LoggerMessage(6, LogLevel.Information, "{Call}: the work has ended: {State}")]
    public static partial void WorkEnded(this ILogger log, string call, string state);

    [LoggerMessage(7, LogLevel.Information, "{Call} cost {Ticks} ticks ({Dollars} US dollars)")]
    public static partial void CallBilled(this ILogger log, string call, long ticks, decimal dollars);

    [LoggerMessage(8, LogLevel.Debug, "{Call} was cancelled after {Seconds} s")]
    public static partial void CallCancelled(this ILogger log, string call, double seconds);
}
