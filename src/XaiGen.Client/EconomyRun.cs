namespace XaiGen;

/// <summary>Runs what <c>RunManyAsync</c> is given as a batch of the service, and what was started before by itself.</summary>
internal static class EconomyRun
{
    /// <param name="batches">Creates the batch.</param>
    /// <param name="work">The jobs.</param>
    /// <param name="valueOf">The value of a result that succeeded.</param>
    /// <param name="runAsync">Runs the jobs that resume work, which no batch can.</param>
    /// <param name="options">Who is told.</param>
    /// <param name="cancellationToken">Ends the waiting, not the batch.</param>
    /// <returns>One result for each job, in their order.</returns>
    public static async Task<IReadOnlyList<BatchResult<T>>> RunAsync<TClient, T>(
        BatchesClient batches,
        IReadOnlyList<GenerationWork<TClient, T>> work,
        Func<BatchItemResult, T> valueOf,
        Func<IEnumerable<GenerationWork<TClient, T>>, Task<IReadOnlyList<BatchResult<T>>>> runAsync,
        GenerationBatchOptions options,
        CancellationToken cancellationToken)
        where T : class
    {
        var results = new BatchResult<T>?[work.Count];
        int[] resumed = [.. Enumerable.Range(0, work.Count).Where(place => work[place].Job is null)];
        Task<IReadOnlyList<BatchResult<T>>> resuming = runAsync(resumed.Select(place => work[place]));
        Exception? end = null;
        try
        {
            if (resumed.Length < work.Count)
            {
                await ReadAsync().ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            end = e;
        }

        foreach ((int place, BatchResult<T> result) in resumed.Zip(await resuming.ConfigureAwait(false)))
        {
            results[place] = result;
        }

        return [.. results.Select(result => result
            ?? new BatchResult<T> { Error = end ?? new OperationCanceledException("The batch ended without this job's result.") })];

        async Task ReadAsync()
        {
            IEnumerable<IBatchItem> jobs = work.Select((item, place) => item.Job?.WithId($"{place}")).OfType<BatchItem>();
            BatchOperation batch = await batches.RunAsync(jobs, new BatchRunOptions { Created = options.BatchCreated }, cancellationToken)
                .ConfigureAwait(false);
            int ended = 0;
            await foreach (BatchItemResult result in batch.GetResultsAsync(cancellationToken).ConfigureAwait(false))
            {
                if (int.TryParse(result.JobId, out int place) && place < results.Length)
                {
                    results[place] = ResultOf(result, valueOf);
                    Tell(++ended);
                }
            }
        }

        void Tell(int ended)
        {
            try
            {
                options.Progress?.Report(ended);
            }
            catch (Exception)
            {
                // A display that fails must not cost the results.
            }
        }
    }

    private static BatchResult<T> ResultOf<T>(BatchItemResult result, Func<BatchItemResult, T> valueOf)
        where T : class
    {
        try
        {
            return result.Error is { } error ? new BatchResult<T> { Error = error } : new BatchResult<T> { Value = valueOf(result) };
        }
        catch (InvalidOperationException e)
        {
            return new BatchResult<T> { Error = e };
        }
    }
}
