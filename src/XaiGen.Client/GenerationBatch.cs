namespace XaiGen;

/// <summary>Work that a batch starts or resumes, and waits for.</summary>
/// <param name="Model">The model whose rate limit applies; empty if the server chooses the model.</param>
/// <param name="StartedBefore">The ID of work that was started earlier; null for new work.</param>
/// <param name="Job">The same work as a job of the service's batches; null if it was started earlier.</param>
/// <param name="StartAsync">Starts or resumes it with a client.</param>
internal sealed record GenerationWork<TClient, T>(
    string Model, GenerationId? StartedBefore, BatchItem? Job, StartWork<TClient, T> StartAsync);

/// <summary>Starts work.</summary>
/// <param name="client">The client.</param>
/// <param name="canResume">Whether the caller keeps the ID with which it can be resumed.</param>
/// <param name="cancellationToken">A token to cancel the start.</param>
internal delegate Task<StartedWork<T>> StartWork<TClient, T>(TClient client, bool canResume, CancellationToken cancellationToken);

/// <summary>Work in progress.</summary>
/// <param name="Id">The ID to resume it with; null if the response to the start is the result.</param>
/// <param name="FinishAsync">Waits for the result.</param>
internal sealed record StartedWork<T>(GenerationId? Id, Func<CancellationToken, Task<T>> FinishAsync);

/// <summary>Runs work concurrently. Each start waits for its turn, like all calls; see <see cref="PacePolicy"/>.</summary>
internal static class GenerationBatch
{
    // A cancelled start may be billed although its ID is unknown, so it gets this time to complete.
    private static readonly TimeSpan s_startGrace = TimeSpan.FromSeconds(10);

    public static Task<IReadOnlyList<BatchResult<T>>> RunAsync<TClient, T>(
        TClient client, IEnumerable<GenerationWork<TClient, T>> work, GenerationBatchOptions? options,
        CancellationToken cancellationToken)
        where T : class
    {
        options ??= new GenerationBatchOptions();
        object telling = new object();
        return SideBySide.RunAsync(work, RunOneAsync, options, cancellationToken);

        async Task<T> RunOneAsync(GenerationWork<TClient, T> item, SideBySide.Started known, CancellationToken token)
        {
            known.Id = item.StartedBefore;
            StartedWork<T> started = known.Id is null
                ? await StartAsync(item, token).ConfigureAwait(false)
                : await item.StartAsync(client, true, token).ConfigureAwait(false);
            if (known.Id is null && started.Id is { } id)
            {
                known.Id = id;
                lock (telling)
                {
                    options.Started?.Invoke(known.Index, id);
                }
            }

            return await started.FinishAsync(token).ConfigureAwait(false);
        }

        async Task<StartedWork<T>> StartAsync(GenerationWork<TClient, T> item, CancellationToken token)
        {
            // The scope applies only to this start.
            var scope = new RateScope(options.RequestsPerMinute);
            PacePolicy.Scope = scope;
            using var tearingOff = new CancellationTokenSource();
            using CancellationTokenRegistration cancelling = token.UnsafeRegister(
                _ => tearingOff.CancelAfter(scope.IsWaiting ? TimeSpan.Zero : s_startGrace), null);
            return await item.StartAsync(client, options.Started is not null, tearingOff.Token).ConfigureAwait(false);
        }
    }
}
