namespace XaiGen.Generator.Tests.Support;

/// <summary>A clock that stands still until a test moves it, and that remembers which waits were asked of it.</summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    private readonly object _gate = new();
    private readonly List<ManualTimer> _pending = [];
    private readonly List<TimeSpan> _waits = [];
    private DateTimeOffset _now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Every wait asked for so far, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_gate)
            {
                return [.. _waits];
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>
    /// Moves the clock to the next due timer, again and again, until the work is done. The clock moves only while
    /// <paramref name="waiting"/> timers are pending, so time never passes while the work itself runs.
    /// </summary>
    public async Task RunAsync(Task work, int waiting = 1)
    {
        while (!work.IsCompleted)
        {
            ManualTimer? next = null;
            lock (_gate)
            {
                if (_pending.Count >= waiting)
                {
                    next = _pending.MinBy(timer => timer.Due)!;
                    _pending.Remove(next);
                    _now = next.Due;
                }
            }

            if (next is null)
            {
                await Task.Delay(1);
            }

            next?.Fire();
        }
    }

    /// <summary>Completes when a wait has been asked for and is still pending.</summary>
    public async Task UntilWaitingAsync()
    {
        while (true)
        {
            lock (_gate)
            {
                if (_pending.Count > 0)
                {
                    return;
                }
            }

            await Task.Delay(1);
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._pending.Remove(this);
                if (dueTime >= TimeSpan.Zero)
                {
                    Due = clock._now + dueTime;
                    clock._pending.Add(this);
                    clock._waits.Add(dueTime);
                }
            }

            return true;
        }

        public void Fire() => callback(state);

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
