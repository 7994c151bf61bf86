namespace XaiGen;

/// <summary>Runs items side by side and lets none of them cost the others their results.</summary>
internal static class SideBySide
{
    /// <param name="items">The items; they begin in this order.</param>
    /// <param name="run">Runs one. It may say the id of what it started, which is then in the result whatever happens later.</param>
    /// <param name="options">How many at once, and who is told.</param>
    /// <param name="cancellationToken">Ends what is not over.</param>
    /// <returns>One result for each item, in their order.</returns>
    public static async Task<IReadOnlyList<BatchResult<T>>> RunAsync<TItem, T>(
        IEnumerable<TItem> items, Func<TItem, Started, CancellationToken, Task<T>> run, BatchOptions options,
        CancellationToken cancellationToken)
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
            // What an item does before it first waits must not hold up the others.
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            while (Interlocked.Increment(ref begun) - 1 is var index && index < all.Length)
            {
                results[index] = await RunOneAsync(all[index], index).ConfigureAwait(false);
                Tell();
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

        void Tell()
        {
            lock (results)
            {
                try
                {
                    options.Progress?.Report(++ended);
                }
                catch (Exception)
                {
                    // A display that fails must not cost the results.
                }
            }
        }
    }

    /// <summary>What is known of an item's work while it runs.</summary>
    public sealed class Started(int index)
    {
        /// <summary>The item's place in the batch.</summary>
        public int Index => index;

        public GenerationId? Id { get; set; }
    }
}
