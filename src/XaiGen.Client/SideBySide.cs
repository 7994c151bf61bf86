namespace XaiGen;

/// <summary>Runs items in parallel; the failure of one does not affect the results of the others.</summary>
internal static class SideBySide
{
    /// <param name="items">The items; they are started in this order.</param>
    /// <param name="run">
    /// Runs one item. It may set the ID of the work it started, which the result then contains even if the item fails.
    /// </param>
    /// <param name="options">The concurrency, and the progress callbacks.</param>
    /// <param name="cancellationToken">Cancels the items that have not finished.</param>
    /// <param name="completed">Receives each item's position and result.</param>
    /// <returns>One result for each item, in the order of the items.</returns>
    public static async Task<IReadOnlyList<BatchResult<T>>> RunAsync<TItem, T>(
        IEnumerable<TItem> items, Func<TItem, Started, CancellationToken, Task<T>> run, BatchOptions options,
        CancellationToken cancellationToken, Action<int, BatchResult<T>>? completed = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(items);
        TItem[] all = [.. items];
        var results = new BatchResult<T>[all.Length];
        int begun = 0;
        int ended = 0;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(options.MaxConcurrency, all.Length)).Select(_ => WorkAsync()))
            .ConfigureAwait(false);
        return results;

        async Task WorkAsync()
        {
            // The synchronous part of an item must not delay the others.
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            while (Interlocked.Increment(ref begun) - 1 is var index && index < all.Length)
            {
                results[index] = await RunOneAsync(all[index], index).ConfigureAwait(false);
                Tell(index);
            }
        }

        async Task<BatchResult<T>> RunOneAsync(TItem item, int index)
        {
            var started = new Started(index);
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                T value = await run(item, started, cancellationToken).ConfigureAwait(false);
                return new BatchResult<T> { Value = value, GenerationId = started.Id };
            }
            catch (Exception e)
            {
                return new BatchResult<T> { Error = e, GenerationId = started.Id };
            }
        }

        void Tell(int index)
        {
            lock (results)
            {
                ended++;
                Quietly.Do(told => completed?.Invoke(told, results[told]), index);
                Quietly.Do(told => options.Progress?.Report(told), ended);
            }
        }
    }

    /// <summary>The state of a running item.</summary>
    public sealed class Started(int index)
    {
        /// <summary>The item's position in the batch.</summary>
        public int Index => index;

        public GenerationId? Id { get; set; }
    }
}
