using System.Globalization;
using XaiGen.Review.Json;

namespace XaiGen.Traffic.Learning;

/// <summary>
/// Turns request paths into templates. A segment becomes a parameter if it looks like data, or if it differs among paths that are
/// otherwise alike: two slugs suffice, plain words must be many and follow a plural. Other segments stay as they are.
/// </summary>
internal sealed class PathGuess
{
    private const string Parameter = "{}";

    private const int ManyWords = 8;

    private const int ManySlugs = 2;

    private readonly Dictionary<string, string> _templates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string[]>> _values = new(StringComparer.Ordinal);

    public PathGuess(IEnumerable<string> paths)
    {
        (string Path, string[] Segments, string[] Kept)[] all = [.. paths.Distinct(StringComparer.Ordinal).Select(path =>
        {
            string[] segments = path.Split('/');
            return (path, segments, segments.Select(segment => segment.Length > 0 && IsData(segment) ? Parameter : segment).ToArray());
        })];
        for (int i = 1; i < all.Select(path => path.Kept.Length).DefaultIfEmpty().Max(); i++)
        {
            int place = i;
            foreach (IGrouping<string, (string Path, string[] Segments, string[] Kept)> alike in all
                .Where(path => path.Kept.Length > place && path.Kept[place] is not ("" or Parameter))
                .GroupBy(path => string.Join('/', path.Kept.Select((segment, at) => at == place ? Parameter : segment))))
            {
                string[] words = [.. alike.Select(path => path.Kept[place]).Distinct(StringComparer.Ordinal)];
                bool isCollection = alike.First().Kept[place - 1].EndsWith('s') && !words.Any(word => word.EndsWith('s'));
                if (words.Length >= (words.All(IsSlug) ? ManySlugs : isCollection ? ManyWords : int.MaxValue))
                {
                    Array.ForEach([.. alike], path => path.Kept[place] = Parameter);
                }
            }
        }

        foreach ((string path, string[] segments, string[] kept) in all)
        {
            string template = Named(kept);
            _templates.Add(path, template);
            if (!_values.TryGetValue(template, out List<string[]>? values))
            {
                _values.Add(template, values = []);
            }

            values.Add([.. segments.Where((_, i) => kept[i] == Parameter)]);
        }
    }

    public string Of(string path) => _templates[path];

    /// <summary>The schemas of the parameters of a template, in their order.</summary>
    public JsonMapping[] Schemas(string template)
        => _values.GetValueOrDefault(template) is { Count: > 0 } values
            ? [.. Enumerable.Range(0, values[0].Length).Select(i => Schema([.. values.Select(each => each[i])]))]
            : [];

    private static JsonMapping Schema(string[] values)
        => values.All(value => value is not ['0', _, ..] && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            ? new JsonMapping { ["type"] = "integer", ["format"] = "int64" }
            : values.All(value => Guid.TryParseExact(value, "D", out _)) ? new JsonMapping { ["type"] = "string", ["format"] = "uuid" }
            : values.All(value => DateOnly.TryParseExact(value, "yyyy-MM-dd", out _))
                ? new JsonMapping { ["type"] = "string", ["format"] = "date" }
            : new JsonMapping { ["type"] = "string" };

    /// <remarks>Versions, such as v1, are not data.</remarks>
    private static bool IsData(string segment)
        => DataNames.IsData(segment) || segment.Count(char.IsAsciiDigit) >= 3 || segment.Length >= 24
            || segment.Any(letter => letter is '=' or ',' or '%');

    private static bool IsSlug(string segment) => segment.Count(letter => letter is '-' or '_') >= 2;

    private static string Named(string[] segments)
    {
        HashSet<string> names = [];
        string before = "";
        return string.Join('/', segments.Select(segment =>
        {
            string name = Name(before);
            before = segment;
            if (segment != Parameter)
            {
                return segment;
            }

            string free = name;
            for (int number = 2; !names.Add(free); number++)
            {
                free = name + number.ToString(CultureInfo.InvariantCulture);
            }

            return $"{{{free}}}";
        }));
    }

    private static string Name(string before)
    {
        string word = new([.. before.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '_')]);
        word = word.Trim('_');
        return word.Length is 0 || char.IsAsciiDigit(word[0]) ? "id"
            : $"{(word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y" : word.EndsWith('s') ? word[..^1] : word)}_id";
    }
}
