namespace XaiGen;

/// <summary>Options for running a batch.</summary>
public sealed class BatchRunOptions
{
    private readonly TimeSpan? _keepResultsFor = TimeSpan.FromDays(7);

    /// <summary>The batch's name in the console. Default: the number of jobs and the time.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// How long results are kept as files if a job has no <see cref="StorageOptions"/>, 1 hour to 30 days. Default: 7 days. URLs in the
    /// results of batches work for only 1 hour, so with null a result that is not downloaded in that time is lost, although it is billed.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not between 1 hour and 30 days.</exception>
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
    /// Receives the batch's ID once the batch is created, before any job is sent. Save the ID so that another process can resume the batch.
    /// If it throws, the batch is cancelled.
    /// </summary>
    public Action<BatchId>? Created { get; init; }
}
