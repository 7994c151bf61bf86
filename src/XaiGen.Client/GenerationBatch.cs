namespace XaiGen;

/// <summary>Work that a batch starts, or takes up, and waits for.</summary>
/// <param name="Model">Whose rate it counts against; empty where the server chooses the model.</param>
/// <param name="StartedBefore">The id of work that was started earlier.</param>
/// <param name="Job">The same as a job of the service's own batches; null where it was started earlier.</param>
/// <param name="StartAsync">Starts it, or takes it up, for a client.</param>
internal sealed record GenerationWork<TClient, T>(
    string Model, GenerationId? StartedBefore, BatchItem? Job, StartWork<TClient, T> StartAsync);

/// <summary>Starts work.</summary>
/// <param name="client">The client.</param>
/// <param name="canResume">Whether somebody keeps the ID that it can be taken up by.</param>
/// <param name="cancellationToken">Ends the start.</param>
internal delegate Task<StartedWork<T>> StartWork<TClient, T>(TClient client, bool canResume, CancellationToken cancellationToken);

/// <summary>Work under way.</summary>
/// <param name="Id">What it can be taken up by; null where the response to the start is the result.</param>
/// <param name="FinishAsync">Waits for the result.</param>
internal sealed record StartedWork<T>(GenerationId? Id, Func<CancellationToken, Task<T>> FinishAsync);

/// <summary>Runs work side by side. Each start waits for its turn, as all calls do; see <see cref="PacePolicy"/>.</summary>
internal static class GenerationBatch
{
    // A start that is torn off may be paid for without an id to find it by, so it gets this time to answer.
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
            // What is set here holds for this start alone.
            var scope = new RateScope(options.RequestsPerMinute);
            PacePolicy.Scope = scope;
            using var tearingOff = new CancellationTokenSource();
            using CancellationTokenRegistration cancelling = token.UnsafeRegister(
                _ => tearingOff.CancelAfter(scope.IsWaiting ? TimeSpan.Zero : s_startGrace), null);
            return await item.StartAsync(client, options.Started is not null, tearingOff.Token).ConfigureAwait(false);
        }
    }
}
