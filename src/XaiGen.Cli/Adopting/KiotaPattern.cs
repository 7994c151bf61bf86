using System.Text.RegularExpressions;
using XaiGen.Contract.Model;

namespace XaiGen.Cli.Adopting;

/// <summary>Patterns by which Kiota chooses paths: <c>/pets/**</c>, or <c>/pets/*#GET,POST</c> with HTTP methods.</summary>
internal static class KiotaPattern
{
    /// <summary>Whether a term of <c>XaiGenInclude</c> says the same.</summary>
    public static bool IsTerm(string pattern)
        => pattern.AsSpan().IndexOfAny('#', '?') < 0 && !pattern.Contains("**/", StringComparison.Ordinal);

    /// <summary>Such a pattern as a term.</summary>
    public static string Term(string pattern) => pattern.StartsWith('/') ? pattern : "/" + pattern;

    public static bool Selects(ApiOperation operation, IReadOnlyList<string> include, IReadOnlyList<string> exclude)
        => (include.Count == 0 || include.Any(pattern => Matches(operation, pattern)))
            && !exclude.Any(pattern => Matches(operation, pattern));

    private static bool Matches(ApiOperation operation, string pattern)
    {
        string[] parts = pattern.Split('#', 2);
        string path = Regex.Escape(Term(parts[0]))
            .Replace(@"/\*\*/", "/(.*/)?").Replace(@"\*\*", ".*").Replace(@"\*", "[^/]*").Replace(@"\?", "[^/]");
        return Regex.IsMatch(operation.Path, $@"\A{path}\z", RegexOptions.CultureInvariant)
            && (parts.Length == 1 || parts[1].Split(',', StringSplitOptions.TrimEntries)
                .Contains(operation.HttpMethod, StringComparer.OrdinalIgnoreCase));
    }
}
