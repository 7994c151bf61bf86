using XaiGen.Review.Documents;
using XaiGen.Review.Json;
using XaiGen.Traffic.Exchanges;

namespace XaiGen.Traffic.Learning;

/// <summary>
/// Tells the headers of an operation from those that HTTP, proxies and frameworks add to every response: the contract describes one of
/// that name elsewhere, or no response that the contract describes had it.
/// </summary>
internal sealed class OwnHeaders(ContractDocument document)
{
    private static readonly string[] s_ofTransport =
    [
        "Age", "Alt-Svc", "Cache-Control", "Connection", "Date", "Expires", "Keep-Alive", "NEL", "Pragma", "Report-To", "Server",
        "Server-Timing", "Set-Cookie", "Strict-Transport-Security", "Timing-Allow-Origin", "Trailer", "Transfer-Encoding", "Upgrade",
        "Vary", "Via", "X-Powered-By",
    ];

    private static readonly string[] s_families = ["Access-Control-", "Content-", "Cross-Origin-", "Sec-", "X-Content-", "X-Frame-"];

    private readonly HashSet<string> _described = new(
        Described(document).Select(header => header.Name!), StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _common = new(StringComparer.OrdinalIgnoreCase);
    private bool _hasMet;

    /// <summary>The descriptions of headers anywhere in a contract.</summary>
    public static IEnumerable<JsonNode> Described(ContractDocument document)
        => document.Root.Descendants().Where(node => node is { Name: not null, Parent.Name: "headers" });

    /// <summary>Notes the headers of a response that the contract describes.</summary>
    public void Meet(JsonMapping described, HttpMessage response)
    {
        _hasMet = true;
        _common.UnionWith(response.Headers.Select(header => header.Key)
            .Where(name => !described.Entries("headers").Any(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase))));
    }

    public bool Has(string name)
        => _described.Contains(name)
            || (_hasMet && !_common.Contains(name) && !s_ofTransport.Contains(name, StringComparer.OrdinalIgnoreCase)
            && !s_families.Any(family => name.StartsWith(family, StringComparison.OrdinalIgnoreCase)));
}
