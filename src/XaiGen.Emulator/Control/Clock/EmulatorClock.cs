namespace XaiGen.Emulator.Control;

/// <summary>
/// The clock that all expiry and all progress of an emulator follow. It goes with the time of the program until it is
/// turned; it can be turned ahead and held, but not back.
/// </summary>
/// <example>
/// <code>
/// emulator.Clock.Advance(TimeSpan.FromDays(30));
/// </code>
/// </example>
public sealed class EmulatorClock : TimeProvider
{
    /// <summary>Far enough from the end of .NET's calendar that every lifetime can still be added.</summary>
    private static readonly DateTimeOffset s_latest = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TimeProvider _real;
    private readonly Lock _lock = new();
    private readonly List<EmulatorTimer> _timers = [];
    private TimeSpan _ahead;
    private DateTimeOffset? _heldAt;

    internal EmulatorClock(TimeProvider real) => _real = real;

    /// <summary>The clock was turned, held or let go.</summary>
    internal event Action? Changed;

    /// <summary>Whether the clock stands still.</summary>
    public bool IsFrozen
    {
        get
        {
            lock (_lock)
            {
                return _heldAt is not null;
            }
        }
    }

    /// <summary>How far the clock is from the program's own time; negative where it was held.</summary>
    public TimeSpan Ahead
    {
        get
        {
            lock (_lock)
            {
                return ReadNow() - _real.GetUtcNow();
            }
        }
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => _real.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return ReadNow();
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new EmulatorTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Turns the clock ahead. What falls due by then happens before this returns, or begins to.</summary>
    /// <param name="time">Zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or leads beyond the year 9000.</exception>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        Turn(now => time <= s_latest - now
            ? now + time
            : throw new ArgumentOutOfRangeException(nameof(time), time, $"The clock cannot be turned beyond the year {s_latest.Year}."));
    }

    /// <summary>Turns the clock ahead to a time.</summary>
    /// <param name="now">Not before the clock's own time.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is over, or beyond the year 9000.</exception>
    public void Set(DateTimeOffset now) => Turn(before => now >= before && now <= s_latest
        ? now
        : throw new ArgumentOutOfRangeException(
            nameof(now), now, $"The clock can only be turned ahead, up to the year {s_latest.Year}; it is {before:O}."));

    /// <summary>Holds the clock; it can still be turned ahead.</summary>
    public void Freeze()
    {
        lock (_lock)
        {
            _heldAt ??= ReadNow();
            _timers.ForEach(timer => timer.Arm());
        }

        Changed?.Invoke();
    }

    /// <summary>Lets the clock go on from where it was held.</summary>
    public void Resume()
    {
        lock (_lock)
        {
            if (_heldAt is { } now)
            {
                _ahead = now - _real.GetUtcNow();
                _heldAt = null;
                _timers.ForEach(timer => timer.Arm());
            }
        }

        Changed?.Invoke();
    }

    /// <summary>Back to the program's own time, which only an emulator without a past can do.</summary>
    internal void Reset()
    {
        lock (_lock)
        {
            (_ahead, _heldAt) = (TimeSpan.Zero, null);
            _timers.ToList().ForEach(timer => timer.Restart());
        }

        Changed?.Invoke();
    }

    private DateTimeOffset ReadNow() => _heldAt ?? _real.GetUtcNow() + _ahead;

    private void Turn(Func<DateTimeOffset, DateTimeOffset> next)
    {
        List<EmulatorTimer> due = [];
        lock (_lock)
        {
            DateTimeOffset now = ReadNow();
            DateTimeOffset then = next(now);
            (_ahead, _heldAt) = _heldAt is null ? (_ahead + (then - now), (DateTimeOffset?)null) : (_ahead, then);
            foreach (EmulatorTimer? timer in _timers.OrderBy(timer => timer.Due).ToList())
            {
                if (timer.TryFallDue())
                {
                    due.Add(timer);
                }
            }
        }

        // Without the lock: what falls due may ask for the time from other threads.
        due.ForEach(timer => timer.Fire());
        Changed?.Invoke();
    }

    /// <summary>
    /// A timer on this clock, woken by one on the program's. However far the clock was turned, a periodic one falls
    /// due once, as after a sleep of the machine.
    /// </summary>
    private sealed class EmulatorTimer : ITimer
    {
        private readonly EmulatorClock _clock;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly ITimer _wake;
        private TimeSpan _wait;
        private TimeSpan _period;

        public EmulatorTimer(EmulatorClock clock, TimerCallback callback, object? state)
        {
            (_clock, _callback, _state) = (clock, callback, state);
            _wake = clock._real.CreateTimer(_ => Wake(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public DateTimeOffset Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_clock._lock)
            {
                _clock._timers.Remove(this);
                (_wait, _period) = (dueTime, period);
                if (dueTime >= TimeSpan.Zero)
                {
                    Due = _clock.ReadNow() + dueTime;
                    _clock._timers.Add(this);
                    Arm();
                }
                else
                {
                    _wake.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                }
            }

            return true;
        }

        /// <summary>Asks to be woken when it is due, unless time stands still.</summary>
        public void Arm() => _wake.Change(
            _clock._heldAt is null ? TimeSpan.FromTicks(Math.Max(0, (Due - _clock.ReadNow()).Ticks)) : Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);

        /// <summary>Waits anew as long as it was asked to.</summary>
        public void Restart() => Change(_wait, _period);

        /// <summary>Whether it is to be fired now; if not, it goes on waiting for what is left.</summary>
        public bool TryFallDue()
        {
            DateTimeOffset now = _clock.ReadNow();
            if (Due > now)
            {
                Arm();
                return false;
            }

            Due = now + _period;
            if (_period > TimeSpan.Zero)
            {
                Arm();
            }
            else
            {
                _clock._timers.Remove(this);
                _wake.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }

            return true;
        }

        public void Fire() => _callback(_state);

        public void Dispose()
        {
            Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _wake.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Wake()
        {
            bool isDue;
            lock (_clock._lock)
            {
                isDue = _clock._timers.Contains(this) && TryFallDue();
            }

            if (isDue)
            {
                Fire();
            }
        }
    }
}
