namespace XaiGen;

/// <summary>Options for generating several images or videos concurrently.</summary>
public sealed class GenerationBatchOptions : BatchOptions
{
    private readonly IReadOnlyDictionary<string, int> _requestsPerMinute = new Dictionary<string, int>();

    /// <summary>
    /// The number of starts per minute that each model allows, at least 1, by the model's name; the empty name stands for the server's
    /// choice. Other models use <see cref="XaiClientOptions.RequestsPerMinute"/>.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is less than 1.</exception>
    public IReadOnlyDictionary<string, int> RequestsPerMinute
    {
        get => _requestsPerMinute;
        init => _requestsPerMinute = Rates.Checked(value);
    }

    /// <summary>
    /// Receives the position of each job, from 0, and its ID as soon as it is known; calls do not overlap. Save them, and another batch can
    /// resume what this one did not finish. An exception becomes the error of that job.
    /// </summary>
    public Action<int, GenerationId>? Started { get; init; }

    /// <summary>
    /// Whether the jobs run as a batch of the service: at a lower price, outside the rate limits, but later, mostly within 24 hours.
    /// Results that would be lost with their URLs are stored for 7 days. Concurrency and rates then have no effect, and jobs that resume
    /// work run separately. Cancelling ends the waiting, not the batch. Default: no.
    /// </summary>
    public bool Economy { get; init; }

    /// <summary>
    /// Receives the ID of the batch of an <see cref="Economy"/> run as soon as it is known: save it, and <see cref="BatchesClient.Resume"/>
    /// can resume the batch, also in another process. If it throws, the batch is cancelled, and all its jobs have that error.
    /// </summary>
    public Action<BatchId>? BatchCreated { get; init; }
}
