namespace XaiGen.Testing;

/// <summary>A clock that a test advances. Timers that fall due fire immediately, in order.</summary>
internal sealed class ManualTimeProvider : TestClock
{
    private readonly List<ManualTimer> _pending = [];

    public void Advance(TimeSpan time)
    {
        DateTimeOffset end = GetUtcNow() + time;
        while (TakeNext(due => due <= end) is { } timer)
        {
            timer.Fire();
        }

        MoveTo(end);
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

    protected override ITimer CreateTimer(TimerCallback callback, object? state) => new ManualTimer(this, callback, state);

    private bool IsWaiting()
    {
        lock (Lock)
        {
            return _pending.Count > 0;
        }
    }

    private ManualTimer? TakeNext(Func<DateTimeOffset, bool> wanted)
    {
        lock (Lock)
        {
            ManualTimer? next = _pending.Where(timer => wanted(timer.Due)).MinBy(timer => timer.Due);
            if (next is not null)
            {
                MoveTo(next.Due);
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
            lock (clock.Lock)
            {
                clock._pending.Remove(this);
                _period = period;
                if (dueTime >= TimeSpan.Zero)
                {
                    Due = clock.GetUtcNow() + dueTime;
                    clock._pending.Add(this);
                    clock.Remember(dueTime);
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
