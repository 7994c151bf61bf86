namespace XaiGen.Testing;

/// <summary>The clock of a machine that is put back and forward, beside the time that really passes.</summary>
/// <param name="passed">The time that really passes.</param>
internal sealed class JumpingClock(TestClock passed) : TimeProvider
{
    private TimeSpan _jumped;

    /// <summary>The waits that were asked for; longer ones are time limits.</summary>
    public IReadOnlyList<TimeSpan> Waits => [.. passed.Waits.Where(wait => wait < TimeSpan.FromMinutes(30))];

    public override long TimestampFrequency => passed.TimestampFrequency;

    public void Jump(double hours) => _jumped += TimeSpan.FromHours(hours);

    public override DateTimeOffset GetUtcNow() => passed.GetUtcNow() + _jumped;

    public override long GetTimestamp() => passed.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        => passed.CreateTimer(callback, state, dueTime, period);
}
