using XaiGen.Review.Documents;
using XaiGen.Traffic.Exchanges;

namespace XaiGen.Traffic.Learning;

/// <summary>
/// Calls of operations that the contract lacks. What a browser asks for besides is left out: pages and their parts, the preflights of
/// calls, and other hosts.
/// </summary>
internal sealed class UnknownCalls
{
    private static readonly string[] s_ofPages = ["text/html", "text/css", "text/javascript", "application/javascript"];

    private readonly OperationMatch _operations;
    private readonly HashSet<string> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(Exchange Exchange, string Path)> _calls = [];
    private bool _hasMet;

    public UnknownCalls(ContractDocument document, OperationMatch operations)
    {
        _operations = operations;
        _hosts.UnionWith(document.Root.Items("servers")
            .Select(server => Uri.TryCreate(server.Text("url"), UriKind.Absolute, out Uri? url) ? url.Authority : "")
            .Where(host => host.Length > 0));
    }

    /// <summary>Notes the host of a call that the contract describes.</summary>
    public void MeetHost(Uri url)
    {
        _hasMet = true;
        _hosts.Add(url.Authority);
    }

    public void Add(Exchange exchange)
    {
        if (!IsOfPage(exchange) && !IsAboutAnother(exchange) && _operations.Paths(exchange.Url).FirstOrDefault() is { } path)
        {
            _calls.Add((exchange, path));
        }
    }

    /// <summary>The calls, once. If the contract describes none of the traffic, its host is not known.</summary>
    public IReadOnlyList<(Exchange Exchange, string Path)> Take()
    {
        (Exchange Exchange, string Path)[] calls = [.. _calls.Where(call => !_hasMet || _hosts.Contains(call.Exchange.Url.Authority))];
        _calls.Clear();
        return calls;
    }

    private static bool IsOfPage(Exchange exchange)
        => exchange.Response.MediaType is var type && (exchange.Request.Header("Sec-Fetch-Dest") is { } destination
            ? destination != "empty" && (type is null || !ContractObserver.IsJson(type))
            : s_ofPages.Contains(type) || type?.StartsWith("font/", StringComparison.Ordinal) == true);

    /// <summary>Whether it asks what a described call would do: a preflight, or the headers of a GET.</summary>
    private bool IsAboutAnother(Exchange exchange)
        => exchange.Request.Header("Access-Control-Request-Method") is not null
            || (exchange.Method == "HEAD" && _operations.Find("GET", exchange.Url) is not null);
}
