namespace XaiGen;

/// <summary>How a batch is run.</summary>
public sealed class BatchRunOptions
{
    private readonly TimeSpan? _keepResultsFor = TimeSpan.FromDays(7);

    /// <summary>The batch's name, to find it by in the console; by default the number of its jobs and the time.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// How long results are kept as files where a job has no <see cref="StorageOptions"/> of its own, 1 hour to 30 days. Default: 7 days.
    /// URLs in the results of batches work for 1 hour only, so with null a result that nobody fetches in that time is lost, although it is
    /// billed.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not within 1 hour and 30 days.</exception>
    public TimeSpan? KeepResultsFor
    {
        get => _keepResultsFor;
        init
        {
            if (value is { } time)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.FromHours(1));
                ArgumentOutOfRangeException.ThrowIfGreaterThan(time, TimeSpan.FromDays(30));
            }

            _keepResultsFor = value;
        }
    }

    /// <summary>
    /// Receives the batch's ID as soon as there is one, before any job is sent: save it, and another process can resume the batch.
    /// </summary>
    public Action<BatchId>? Created { get; init; }
}
