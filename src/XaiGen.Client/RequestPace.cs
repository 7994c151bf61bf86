namespace XaiGen;

/// <summary>
/// Spreads requests evenly over the minute, each model on its own: a limit of so many a minute is enforced by the second too.
/// </summary>
internal sealed class RequestPace
{
    private readonly Dictionary<string, TimeSpan> _nextTurns = [];

    /// <summary>Waits for the model's next turn. A turn given up by cancelling is lost, not passed on.</summary>
    public Task WaitAsync(string model, int perMinute, TimeProvider time, CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_nextTurns)
        {
            TimeSpan now = time.GetElapsedTime(0);
            TimeSpan turn = _nextTurns.TryGetValue(model, out TimeSpan next) && next > now ? next : now;

            // Timers drop what is less than a millisecond, which would be too fast.
            _nextTurns[model] = turn + TimeSpan.FromMilliseconds(Math.Ceiling(60_000.0 / perMinute));
            wait = turn - now;
        }

        return Task.Delay(wait, time, cancellationToken);
    }
}
