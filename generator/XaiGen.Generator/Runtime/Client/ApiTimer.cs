#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Threading;

/// <summary>Keeps timeouts within what timers support; options and headers may specify more.</summary>
internal static class ApiTimer
{
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);

    public static TimeSpan AtMost(TimeSpan wait) => wait < Longest ? wait : Longest;

    /// <summary>Returns the limit, or an infinite timeout if no timer supports the limit.</summary>
    public static TimeSpan Limit(TimeSpan limit) => limit < Longest ? limit : Timeout.InfiniteTimeSpan;
}
