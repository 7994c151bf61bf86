using System.Globalization;
using XaiGen.Contract.Diagnostics;

namespace XaiGen.Contract.Yaml;

/// <summary>Helpers for the wording of messages.</summary>
internal static class Wording
{
    private const int LongestQuote = 60;

    /// <summary>Beyond this number of candidates, the search would take long when many words are wrong.</summary>
    private const int MostCandidates = 2000;

    /// <summary>The text shortened for use in a message, which is a single line.</summary>
    public static string Abbreviated(this string text)
    {
        string line = text.Trim();
        int end = line.Length <= LongestQuote ? line.Length : LongestQuote - 1;
        return end == line.Length ? line : line.Substring(0, char.IsHighSurrogate(line[end - 1]) ? end - 1 : end) + "…";
    }

    /// <summary>The number as the document writes it, in every culture.</summary>
    public static string Plain(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Suggests the known word nearest to <paramref name="text"/>; null if none is near.</summary>
    public static Suggestion? DidYouMean(string text, IEnumerable<string> known)
        => Nearest(text, known) is { } nearest ? new Suggestion(text, nearest) : null;

    private static string? Nearest(string text, IEnumerable<string> known)
    {
        int limit = Math.Max(1, text.Length / 3);
        return known
            .Take(MostCandidates)
            .Select(word => (Word: word, Distance: Distance(text, word, limit)))
            .Where(candidate => candidate.Distance <= limit)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
            .Select(candidate => candidate.Word)
            .FirstOrDefault();
    }

    /// <summary>
    /// The number of letters to add, remove, replace or swap with the next one, ignoring case; not exact above <paramref name="limit"/>.
    /// </summary>
    private static int Distance(string left, string right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) > limit)
        {
            return limit + 1;
        }

        bool IsSame(int i, int j) => char.ToLowerInvariant(left[i]) == char.ToLowerInvariant(right[j]);
        int[] earlier = [], previous = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 0; i < left.Length; i++)
        {
            int[] current = new int[right.Length + 1];
            current[0] = i + 1;
            for (int j = 0; j < right.Length; j++)
            {
                int replaced = previous[j] + (IsSame(i, j) ? 0 : 1);
                current[j + 1] = Math.Min(replaced, 1 + Math.Min(previous[j + 1], current[j]));
                if (i > 0 && j > 0 && IsSame(i, j - 1) && IsSame(i - 1, j))
                {
                    current[j + 1] = Math.Min(current[j + 1], 1 + earlier[j - 1]);
                }
            }

            (earlier, previous) = (previous, current);
        }

        return previous[right.Length];
    }
}
