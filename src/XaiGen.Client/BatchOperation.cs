using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using XaiGen.GeneratedSupport;

namespace XaiGen;

/// <summary>A running batch: query its progress, read its results as they arrive, or cancel it. Its ID is enough to resume it.</summary>
public class BatchOperation : XaiOperation<Batch, Batch>
{
    // The largest page size known to be accepted, so that large batches need few pages.
    private const int PageSize = 1_000;

    private readonly BatchesClient _client;
    private readonly TimeProvider _time;
    private readonly TimeSpan _pollInterval;
    private readonly long _start;
    private readonly object _gate = new();
    private DateTimeOffset? _serverTime;

    /// <summary>Resumes a batch that was created earlier.</summary>
    /// <param name="client">The client used to poll the batch.</param>
    /// <param name="id">The ID of the batch.</param>
    public BatchOperation(BatchesClient client, BatchId id)
        : base(id.Value, (client ?? throw new ArgumentNullException(nameof(client))).TimeProvider, client.PollInterval)
        => (_client, _time, _pollInterval, _start, Id) =
            (client, client.TimeProvider, client.PollInterval, client.TimeProvider.GetTimestamp(), id);

    /// <summary>For mocking.</summary>
    protected BatchOperation() => (_client, _time) = (new BatchesClient(ApiConnection.NotSetUp), TimeProvider.System);

    /// <summary>The ID of the batch; it is enough to resume the batch.</summary>
    public BatchId Id { get; }

    /// <summary>Cancels the jobs that have not started. Finished jobs keep their results.</summary>
    /// <param name="cancellationToken">A token to cancel the call, not the batch.</param>
    /// <returns>The batch.</returns>
    /// <exception cref="XaiException">The service refuses the request or fails; 404 means that the batch does not exist.</exception>
    public virtual Task<Batch> CancelAsync(CancellationToken cancellationToken = default) => _client.CancelAsync(Id, cancellationToken);

    /// <summary>
    /// Returns each result once, as soon as it is available: first those that exist already, then the others until the batch has ended. A
    /// job that failed, or that had not finished when the batch ended, is a result with an <see cref="BatchItemResult.Error"/>; it does not
    /// end the enumeration.
    /// </summary>
    /// <param name="cancellationToken">A token to stop reading. The batch continues.</param>
    /// <returns>The results, in the order in which the service lists them.</returns>
    /// <exception cref="XaiException">The service cannot be reached or fails, or the batch does not exist.</exception>
    public virtual async IAsyncEnumerable<BatchItemResult> GetResultsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            // Query the status before listing: if the batch has already ended, the list of results is complete.
            Batch batch = await UpdateAsync(cancellationToken).ConfigureAwait(false);
            bool hasEnded = !IsPending(batch);

            // It is not documented whether pages stay stable while results arrive, so the list is read from the start, but only if there
            // are new results.
            if (hasEnded || batch.State is not { } state || state.Succeeded + state.Failed > seen.Count)
            {
                await foreach (BatchRequestResult result in _client.ListResultsAsync(Id, PageSize, cancellationToken).ConfigureAwait(false))
                {
                    if (seen.Add(result.Id))
                    {
                        yield return BatchItemResult.Of(result);
                    }
                }
            }

            if (hasEnded)
            {
                await foreach (BatchItemResult result in WithoutResultAsync(batch, seen, cancellationToken).ConfigureAwait(false))
                {
                    yield return result;
                }

                yield break;
            }

            await Task.Delay(_pollInterval, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    protected override async Task<ClientResult<Batch>> PollAsync(CancellationToken cancellationToken)
    {
        ClientResult response = await _client.GetAsync(Id, ApiConnection.Options(cancellationToken)).ConfigureAwait(false);
        Batch batch = ApiConnection.Read<Batch>(response, JsonRead.Model<Batch>);
        LearnTime(response.GetRawResponse(), batch);
        return new ApiReport<Batch>(batch, response);
    }

    /// <inheritdoc/>
    protected override bool IsPending(Batch status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return status.State?.Pending > 0 || (status.State is not { Requests: > 0 } && EndOf(status) is null);
    }

    /// <inheritdoc/>
    protected override int? ProgressOf(Batch status)
        => status?.State is { Requests: > 0 and { } all } state ? (int)(100L * (all - (state.Pending ?? 0)) / all) : null;

    /// <inheritdoc/>
    protected override Batch? ResultOf(Batch status) => !IsPending(status) && status.State is { Requests: > 0 } ? status : null;

    /// <inheritdoc/>
    protected override string StateOf(Batch status) => EndOf(status) ?? "ended";

    /// <inheritdoc/>
    protected override (string? Code, string? Message) ErrorOf(Batch status)
        => (null, status?.CancelByXaiMessage ?? "the batch has no jobs");

    private string? EndOf(Batch batch) => batch switch
    {
        { CancelTime: not null } or { CancelByXaiMessage: not null } => "cancelled",
        { ExpireTime: { } end } when end <= ServerTime => "expired",
        _ => null,
    };

    /// <summary>The time at the service, or an earlier one; null before the first report. The clock of this machine may be wrong.</summary>
    private DateTimeOffset? ServerTime
    {
        get
        {
            lock (_gate)
            {
                return _serverTime;
            }
        }
    }

    private void LearnTime(PipelineResponse response, Batch batch)
    {
        DateTimeOffset? now = RetryAfterHeader.Sent(response) ?? batch.CreateTime + _time.GetElapsedTime(_start);
        lock (_gate)
        {
            _serverTime = _serverTime > now ? _serverTime : now ?? _serverTime;
        }
    }

    /// <summary>The jobs without a result: cancelled, or not started when the batch expired.</summary>
    private async IAsyncEnumerable<BatchItemResult> WithoutResultAsync(
        Batch batch, HashSet<string> seen, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (batch.State is not { Requests: { } all } || all <= seen.Count)
        {
            yield break;
        }

        await foreach (BatchRequestMetadata job in _client.ListRequestsAsync(Id, PageSize, cancellationToken).ConfigureAwait(false))
        {
            if (seen.Add(job.Id))
            {
                yield return BatchItemResult.Unfinished(
                    job, batch.CancelByXaiMessage ?? (EndOf(batch) is { } end ? $"the batch was {end} first" : null));
            }
        }
    }
}
