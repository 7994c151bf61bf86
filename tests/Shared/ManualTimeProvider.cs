namespace XaiGen.Testing;

/// <summary>
/// A clock that stands still until a test moves it, and that remembers which waits were asked of it. Timers that fall
/// due fire at once, in order.
/// </summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _pending = [];
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
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan time)
    {
        DateTimeOffset end = GetUtcNow() + time;
        while (TakeNext(due => due <= end) is { } timer)
        {
            timer.Fire();
        }

        lock (_lock)
        {
            _now = end;
        }
    }

    /// <summary>
    /// Moves the clock to the next due timer, again and again, until the work is done. The clock moves only while
    /// <paramref name="waiting"/> timers are pending, so time never passes while the work itself runs.
    /// </summary>
    public async Task RunAsync(Task work, int waiting = 1)
    {
        while (!work.IsCompleted)
        {
            if (TakeNext(_ => _pending.Count >= waiting) is { } timer)
            {
                timer.Fire();
            }
            else
            {
                await Task.Delay(1);
            }
        }
    }

    /// <summary>Completes when a wait has been asked for and is still pending.</summary>
    public async Task UntilWaitingAsync()
    {
        while (!IsWaiting())
        {
            await Task.Delay(1);
        }
    }

    private bool IsWaiting()
    {
        lock (_lock)
        {
            return _pending.Count > 0;
        }
    }

    private ManualTimer? TakeNext(Func<DateTimeOffset, bool> wanted)
    {
        lock (_lock)
        {
            ManualTimer? next = _pending.Where(timer => wanted(timer.Due)).MinBy(timer => timer.Due);
            if (next is not null)
            {
                _now = next.Due;
                next.MoveOn();
            }

            return next;
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset Due { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._pending.Remove(this);
                _period = period;
                if (dueTime >= TimeSpan.Zero)
                {
                    Due = clock._now + dueTime;
                    clock._pending.Add(this);
                    clock._waits.Add(dueTime);
                }
            }

            return true;
        }

        /// <summary>To the next period, or away when there is none.</summary>
        public void MoveOn()
        {
            if (_period > TimeSpan.Zero)
            {
                Due += _period;
            }
            else
            {
                clock._pending.Remove(this);
            }
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
