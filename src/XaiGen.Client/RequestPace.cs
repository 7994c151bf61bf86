using System.Runtime.CompilerServices;

namespace XaiGen;

/// <summary>
/// Spreads requests evenly over the minute, separately for each model and account, because the service enforces limits per minute also by
/// the second. All clients of the process with the same clock share it.
/// </summary>
internal sealed class RequestPace
{
    // Account and model names come from callers, so their number has no limit.
    private const int MostKept = 1_000;

    private static readonly RequestPace s_pace = new();

    // Only of other clocks: the system's is never collected, and its entry would keep a plugin with this assembly from being unloaded.
    private static readonly ConditionalWeakTable<TimeProvider, RequestPace> s_paces = [];

    private readonly Dictionary<RatedCall, TimeSpan> _nextTurns = [];

    public static RequestPace Of(TimeProvider time)
        => time == TimeProvider.System ? s_pace : s_paces.GetValue(time, static _ => new RequestPace());

    /// <summary>Waits for the next turn. A cancelled turn is not given to another request; one that comes too late is not taken.</summary>
    /// <exception cref="TurnTooLateException">The wait would be longer than <paramref name="longest"/>.</exception>
    public Task WaitAsync(RatedCall call, int perMinute, TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_nextTurns)
        {
            TimeSpan now = time.GetElapsedTime(0);
            TimeSpan turn = _nextTurns.TryGetValue(call, out TimeSpan next) && next > now ? next : now;
            wait = turn - now;
            if (wait > longest && longest != Timeout.InfiniteTimeSpan)
            {
                throw new TurnTooLateException(wait, longest);
            }

            if (_nextTurns.Count >= MostKept)
            {
                foreach (RatedCall past in _nextTurns.Where(turn => turn.Value <= now).Select(turn => turn.Key).ToArray())
                {
                    _nextTurns.Remove(past);
                }
            }

            // Timers ignore fractions of a millisecond, so the interval is rounded up.
            _nextTurns[call] = turn + TimeSpan.FromMilliseconds(Math.Ceiling(60_000.0 / perMinute));
        }

        return wait > TimeSpan.Zero ? Task.Delay(wait, time, cancellationToken) : Task.CompletedTask;
    }
}
