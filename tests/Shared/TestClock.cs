namespace XaiGen.Testing;

/// <summary>A clock that does not go by itself, and that remembers which waits were asked of it.</summary>
internal abstract class TestClock : TimeProvider
{
    private readonly List<TimeSpan> _waits = [];
    private DateTimeOffset _now = new(2026, 6, 10, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Every wait asked for so far, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (Lock)
            {
                return [.. _waits];
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    protected Lock Lock { get; } = new();

    public sealed override DateTimeOffset GetUtcNow()
    {
        lock (Lock)
        {
            return _now;
        }
    }

    public sealed override long GetTimestamp() => GetUtcNow().UtcTicks;

    public sealed override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = CreateTimer(callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    protected abstract ITimer CreateTimer(TimerCallback callback, object? state);

    protected void MoveTo(DateTimeOffset now)
    {
        lock (Lock)
        {
            _now = now;
        }
    }

    protected void Remember(TimeSpan wait)
    {
        lock (Lock)
        {
            _waits.Add(wait);
        }
    }
}
