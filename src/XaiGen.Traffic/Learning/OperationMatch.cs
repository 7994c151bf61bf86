using System.Text.RegularExpressions;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Traffic.Learning;

/// <summary>
/// Finds the operation of a request by its path, with or without the path of a server; the most literal template comes first.
/// </summary>
internal sealed partial class OperationMatch
{
    private readonly ContractDocument _document;
    private readonly string[] _prefixes;
    private readonly List<(Regex Pattern, string Path, int Literal)> _paths = [];

    public OperationMatch(ContractDocument document)
    {
        _document = document;
        _prefixes = [.. document.Root.Items("servers")
            .Select(server => Uri.TryCreate(server.Text("url"), UriKind.RelativeOrAbsolute, out Uri? url)
                ? url.IsAbsoluteUri ? url.AbsolutePath : url.OriginalString : "/")
            .Append("/")
            .Select(prefix => prefix.TrimEnd('/'))
            .Distinct()
            .OrderByDescending(prefix => prefix.Length)];
        foreach (JsonField path in document.Root.Entries("paths"))
        {
            // There is always literal text between two parameters, so no template takes long to match.
            string pattern = "^" + Name().Replace(Regex.Escape(path.Name).Replace(@"\{", "{", StringComparison.Ordinal), "[^/]+") + @"\z";
            _paths.Add((new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking), path.Name, Name()
                .Replace(path.Name, "").Length));
        }

        _paths.Sort((left, right) => right.Literal.CompareTo(left.Literal));
    }

    public MatchedOperation? Find(string method, Uri url)
    {
        foreach (string path in Paths(url))
        {
            foreach ((Regex pattern, string template, _) in _paths)
            {
                if (pattern.IsMatch(path) && _document.Resolve(_document.Root.Mapping("paths").Field(template)) is JsonMapping item
                    && _document.OperationsOf(item).TryGetValue(method.ToLowerInvariant(), out JsonMapping? node))
                {
                    return new MatchedOperation(template, method.ToLowerInvariant(), item, node);
                }
            }
        }

        return null;
    }

    /// <summary>The path as the contract would write it, without the path of a server.</summary>
    public IEnumerable<string> Paths(Uri url)
    {
        string path = Uri.UnescapeDataString(url.AbsolutePath);
        return _prefixes.Where(prefix => path.StartsWith(prefix + "/", StringComparison.Ordinal)).Select(prefix => path[prefix.Length..]);
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Name();
}
