#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Collections.Generic;
using global::System.Runtime.CompilerServices;
using global::System.Threading;
using global::System.Threading.Tasks;

/// <summary>Turns a paged list into one sequence.</summary>
internal static class ApiPages
{
    /// <summary>
    /// Requests page after page and returns their items. Services mark the last page in different ways, so the walk ends after a page
    /// without a token, with a token seen before, without items, or with fewer items than <paramref name="pageSize"/>.
    /// </summary>
    /// <param name="next">Requests the page for a token; null requests the first page.</param>
    /// <param name="items">Returns the items of a page.</param>
    /// <param name="token">Returns the token of the next page.</param>
    /// <param name="pageSize">The number of items on a full page; null if unknown.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public static async IAsyncEnumerable<T> Walk<TPage, T>(
        Func<string?, CancellationToken, Task<TPage>> next,
        Func<TPage, IReadOnlyList<T>> items,
        Func<TPage, string?> token,
        int? pageSize,
        [EnumeratorCancellation] CancellationToken cancellationToken = default,
        Func<TPage, bool?>? more = null)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? current = null;
        while (true)
        {
            TPage page = await next(current, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<T> found = items(page);
            foreach (T item in found)
            {
                yield return item;
            }

            current = token(page);
            if (string.IsNullOrEmpty(current)
                || !seen.Add(current) || found.Count == 0 || found.Count < pageSize || more?.Invoke(page) == false)
            {
                yield break;
            }
        }
    }
}
