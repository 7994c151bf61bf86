namespace XaiGen.Client.Tests.Faults;

/// <summary>A clock on which waiting takes no time: a wait of a minute completes immediately, and the clock is a minute later.</summary>
internal sealed class EagerClock : TestClock
{
    protected override ITimer CreateTimer(TimerCallback callback, object? state) => new EagerTimer(this, callback, state);

    private void Wait(TimeSpan time)
    {
        lock (Lock)
        {
            Remember(time);
            MoveTo(GetUtcNow() + time);
        }
    }

    private sealed class EagerTimer(EagerClock clock, TimerCallback callback, object? state) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime >= TimeSpan.Zero)
            {
                clock.Wait(dueTime);
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
