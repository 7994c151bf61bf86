namespace XaiGen.Client.Tests.Faults;

/// <summary>A clock on which waiting takes no time: who asks to wait for a minute goes on at once, a minute later.</summary>
internal sealed class EagerClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _waits = [];
    private DateTimeOffset _now = new(2026, 6, 10, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Every wait asked for so far, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_lock)
            {
                return [.. _waits];
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new EagerTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class EagerTimer(EagerClock clock, TimerCallback callback, object? state) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime >= TimeSpan.Zero)
            {
                lock (clock._lock)
                {
                    clock._waits.Add(dueTime);
                    clock._now += dueTime;
                }

                ThreadPool.QueueUserWorkItem(_ => callback(state));
            }

            return true;
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
