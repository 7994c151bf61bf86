namespace XaiGen.Emulator.Control;

/// <summary>
/// The clock that determines all expiry and all progress in an emulator. It follows its time source, by default the system clock, until it
/// is advanced; it can be advanced and frozen, but not set back.
/// </summary>
/// <example>
/// <code>
/// emulator.Clock.Advance(TimeSpan.FromDays(30));
/// </code>
/// </example>
public sealed class EmulatorClock : TimeProvider
{
    /// <summary>Early enough that every lifetime can be added without exceeding .NET's maximum date.</summary>
    private static readonly DateTimeOffset s_latest = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TimeProvider _real;
    private readonly Lock _lock = new();
    private readonly List<EmulatorTimer> _timers = [];
    private TimeSpan _ahead;
    private DateTimeOffset? _heldAt;

    internal EmulatorClock(TimeProvider real) => _real = real;

    /// <summary>Raised when the clock was advanced, frozen or resumed.</summary>
    internal event Action? Changed;

    /// <summary>Whether the clock is frozen.</summary>
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

    /// <summary>The difference between the clock and its time source; negative if it was frozen.</summary>
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

    /// <summary>Advances the clock. Everything that is due by then happens, or starts, before this method returns.</summary>
    /// <param name="time">The time to advance by; zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or the result is after the year 9000.</exception>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        Turn(now => time <= s_latest - now
            ? now + time
            : throw new ArgumentOutOfRangeException(nameof(time), time, $"The clock cannot be turned beyond the year {s_latest.Year}."));
    }

    /// <summary>Advances the clock to a given time.</summary>
    /// <param name="now">The new time; it must not be before the clock's current time.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is in the past, or after the year 9000.</exception>
    public void Set(DateTimeOffset now) => Turn(before => now >= before && now <= s_latest
        ? now
        : throw new ArgumentOutOfRangeException(
            nameof(now), now, $"The clock can only be turned ahead, up to the year {s_latest.Year}; it is {before:O}."));

    /// <summary>Freezes the clock; it can still be advanced.</summary>
    public void Freeze()
    {
        lock (_lock)
        {
            _heldAt ??= ReadNow();
            _timers.ForEach(timer => timer.Arm());
        }

        Changed?.Invoke();
    }

    /// <summary>Resumes the clock from the time at which it was frozen.</summary>
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

    /// <summary>Resets the clock to its time source, which is possible only if the emulator has no state.</summary>
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

        // Outside the lock: due timers may query the time on other threads.
        due.ForEach(timer => timer.Fire());
        Changed?.Invoke();
    }

    /// <summary>
    /// A timer on this clock, driven by a timer of the underlying time source. However far the clock is advanced, a periodic timer fires
    /// once, as after the machine was asleep.
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

        /// <summary>Schedules the underlying timer, unless the clock is frozen.</summary>
        public void Arm() => _wake.Change(
            _clock._heldAt is null ? TimeSpan.FromTicks(Math.Max(0, (Due - _clock.ReadNow()).Ticks)) : Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);

        /// <summary>Restarts the timer with its full due time.</summary>
        public void Restart() => Change(_wait, _period);

        /// <summary>Whether it should fire now; if not, it waits for the remaining time.</summary>
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
