using System.Globalization;

namespace XaiGen;

/// <summary>Runs the new jobs of <c>RunManyAsync</c> as a batch of the service, and resumes earlier work beside it.</summary>
internal static class EconomyRun
{
    /// <param name="batches">Creates the batch.</param>
    /// <param name="work">The jobs.</param>
    /// <param name="valueOf">Returns the value of a successful result.</param>
    /// <param name="runAsync">Runs the jobs that resume earlier work; a batch cannot contain them.</param>
    /// <param name="options">Receive progress and the batch's ID.</param>
    /// <param name="cancellationToken">Cancels the waiting, not the batch.</param>
    /// <returns>One result for each job, in the order of the jobs.</returns>
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
            var run = new BatchRunOptions { Created = options.BatchCreated };
            List<IBatchItem> jobs = [];
            int ended = 0;
            for (int place = 0; place < work.Count; place++)
            {
                if (work[place].Job?.WithId(place.ToString(CultureInfo.InvariantCulture)) is not { } job)
                {
                    continue;
                }

                // The service takes all jobs or none, so one that it would refuse must not cost the others their results.
                if (batches.ErrorIn(job, run) is { } error)
                {
                    results[place] = new BatchResult<T> { Error = error };
                    Tell(++ended);
                    continue;
                }

                jobs.Add(job);
            }

            if (jobs.Count == 0)
            {
                return;
            }

            BatchOperation batch = await batches.RunAsync(jobs, run, cancellationToken).ConfigureAwait(false);
            try
            {
                await foreach (BatchItemResult result in batch.GetResultsAsync(cancellationToken).ConfigureAwait(false))
                {
                    if (int.TryParse(result.JobId, NumberStyles.None, CultureInfo.InvariantCulture, out int place)
                        && place < results.Length)
                    {
                        results[place] = ResultOf(result, valueOf);
                        Tell(++ended);
                    }
                }
            }
            catch (Exception e)
            {
                throw BatchFailure.Of(e, $"The batch '{batch.Id}' continues at the service: resume it with its ID.");
            }
        }

        void Tell(int ended) => Quietly.Do(static told => told.Progress?.Report(told.ended), (options.Progress, ended));
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
