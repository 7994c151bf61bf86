namespace XaiGen;

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
