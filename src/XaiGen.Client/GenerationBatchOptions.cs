namespace XaiGen;

/// <summary>How several images or videos are made side by side.</summary>
public sealed class GenerationBatchOptions : BatchOptions
{
    private readonly IReadOnlyDictionary<string, int> _requestsPerMinute = new Dictionary<string, int>();

    /// <summary>
    /// How many starts a minute each model allows, at least 1, by the model's name, which is empty where the server chooses the model.
    /// Where a model is not named: what <see cref="XaiClientOptions.RequestsPerMinute"/> says.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is less than 1.</exception>
    public IReadOnlyDictionary<string, int> RequestsPerMinute
    {
        get => _requestsPerMinute;
        init => _requestsPerMinute = Rates.Checked(value);
    }

    /// <summary>
    /// Is told the place of each job in the batch, from 0, and its id as soon as there is one, in one call at a time: keep them,
    /// and what the batch did not finish can be taken up by another. What it throws becomes the error of that job.
    /// </summary>
    public Action<int, GenerationId>? Started { get; init; }

    /// <summary>
    /// Whether the jobs are run as a batch of the service: for less, outside the rate limits, but later, mostly within 24 hours. Results
    /// that would be lost with their URLs are stored for 7 days. Concurrency and rates then have no meaning, and jobs that resume work run
    /// by themselves. Cancelling ends the waiting, not the batch. Default: no.
    /// </summary>
    public bool Economy { get; init; }

    /// <summary>
    /// Receives the ID of the batch of an <see cref="Economy"/> run as soon as there is one: save it, and
    /// <see cref="BatchesClient.Resume"/> resumes the batch in another process, too.
    /// </summary>
    public Action<BatchId>? BatchCreated { get; init; }
}
