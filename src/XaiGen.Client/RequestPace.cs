using System.Runtime.CompilerServices;

namespace XaiGen;

/// <summary>
/// Spreads requests evenly over the minute, those of each model and account on their own: a limit of so many a minute is enforced by the
/// second too. All clients of the process that have one clock share it.
/// </summary>
internal sealed class RequestPace
{
    // Accounts and models come from outside, so there could be any number of them.
    private const int MostKept = 1_000;

    private static readonly ConditionalWeakTable<TimeProvider, RequestPace> s_paces = [];

    private readonly Dictionary<RatedCall, TimeSpan> _nextTurns = [];

    public static RequestPace Of(TimeProvider time) => s_paces.GetValue(time, static _ => new RequestPace());

    /// <summary>Waits for the next turn. A turn given up by cancelling is lost, not passed on.</summary>
    public Task WaitAsync(RatedCall call, int perMinute, TimeProvider time, CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_nextTurns)
        {
            TimeSpan now = time.GetElapsedTime(0);
            TimeSpan turn = _nextTurns.TryGetValue(call, out TimeSpan next) && next > now ? next : now;
            if (_nextTurns.Count >= MostKept)
            {
                foreach (RatedCall past in _nextTurns.Where(turn => turn.Value <= now).Select(turn => turn.Key).ToArray())
                {
                    _nextTurns.Remove(past);
                }
            }

            // Timers drop what is less than a millisecond, which would be too fast.
            _nextTurns[call] = turn + TimeSpan.FromMilliseconds(Math.Ceiling(60_000.0 / perMinute));
            wait = turn - now;
        }

        return wait > TimeSpan.Zero ? Task.Delay(wait, time, cancellationToken) : Task.CompletedTask;
    }
}
