#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Threading;

/// <summary>What timers can wait for: options and headers may say more.</summary>
internal static class ApiTimer
{
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);

    public static TimeSpan AtMost(TimeSpan wait) => wait < Longest ? wait : Longest;

    /// <summary>A time limit that no timer can keep is no limit.</summary>
    public static TimeSpan Limit(TimeSpan limit) => limit < Longest ? limit : Timeout.InfiniteTimeSpan;
}
