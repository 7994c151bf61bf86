#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel.Primitives;
using global::System.Collections.Generic;
using global::System.Globalization;
using global::System.Runtime.CompilerServices;
using global::System.Text.RegularExpressions;
using global::System.Threading;
using global::System.Threading.Tasks;

/// <summary>Paging other than by text tokens.</summary>
internal static class ApiPageWays
{
    /// <summary>Requests page after page by page number or by the number of preceding items.</summary>
    /// <param name="start">The start position; null starts where the service does.</param>
    /// <param name="isOffset">Whether the position counts items instead of pages.</param>
    public static async IAsyncEnumerable<T> Count<TPage, T>(
        long? start,
        Func<long?, CancellationToken, Task<TPage>> next,
        Func<TPage, IReadOnlyList<T>> items,
        bool isOffset,
        int? pageSize,
        [EnumeratorCancellation] CancellationToken cancellationToken = default,
        Func<TPage, bool?>? more = null)
    {
        // By default pages are numbered from 1 and items from 0.
        long? current = start;
        long position = start ?? (isOffset ? 0 : 1);
        while (true)
        {
            TPage page = await next(current, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<T> found = items(page);
            foreach (T item in found)
            {
                yield return item;
            }

            if (found.Count == 0 || found.Count < pageSize || more?.Invoke(page) == false)
            {
                yield break;
            }

            current = position += isOffset ? found.Count : 1;
        }
    }

    /// <summary>Returns a token as a number.</summary>
    public static long? Number(string? token)
        => token is null ? null : long.Parse(token, NumberStyles.Integer, CultureInfo.InvariantCulture);

    public static Uri? Url(string? token) => token is null ? null : new Uri(token, UriKind.RelativeOrAbsolute);

    /// <summary>Returns the URL for a relation in the <c>Link</c> header (RFC 8288); null if there is none.</summary>
    public static string? Linked(PipelineResponse response, string relation)
    {
        string header = response.Headers.TryGetValue("Link", out string? value) ? value! : "";
        foreach (Match link in Regex.Matches(
            header, "<([^>]*)>((?:[^,\"]|\"[^\"]*\")*)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
        {
            Match found = Regex.Match(
                link.Groups[2].Value, ";\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;,]+))",
                RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
            string[] relations = (found.Groups[1].Value + found.Groups[2].Value).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (Array.Exists(relations, candidate => candidate.Equals(relation, StringComparison.OrdinalIgnoreCase)))
            {
                return link.Groups[1].Value;
            }
        }

        return null;
    }
}
