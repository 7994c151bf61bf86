#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Collections.Generic;
using global::System.Runtime.CompilerServices;
using global::System.Threading;
using global::System.Threading.Tasks;

/// <summary>Turns a list that comes page by page into one sequence.</summary>
internal static class ApiPages
{
    /// <summary>
    /// Asks for page after page and hands out their items. Services differ in how they mark the last page, so any of these ends it:
    /// no token, a token seen before, no items, or fewer items than a page of <paramref name="pageSize"/> has.
    /// </summary>
    /// <param name="next">Asks for the page of a token; null is the first page.</param>
    /// <param name="items">A page's items.</param>
    /// <param name="token">A page's token of the page that follows.</param>
    /// <param name="pageSize">How many items a full page has; null when that is not known.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
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
