using System.Text.RegularExpressions;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Wire;

/// <summary>Compares servers by the URLs that they stand for; the names of their variables are not sent.</summary>
internal sealed partial class ServerComparison(OperationDrafts drafts)
{
    /// <summary>The maximum number of URLs that a server with variables is compared as.</summary>
    private const int MostUrls = 100;

    /// <summary>Compares the servers of the documents, unless every operation has its own and is compared with them.</summary>
    public void CompareDocuments(ContractDocument old, ContractDocument @new)
    {
        if (AreUsed(old) && AreUsed(@new))
        {
            Compare(old.Root["servers"], @new.Root["servers"], old.Root, @new.Root, null, "");
        }

        static bool AreUsed(ContractDocument document)
        {
            JsonMapping[] items = [.. document.Root.Entries("paths").Select(path => document.Resolve(path.Value)).OfType<JsonMapping>()];
            JsonMapping[] operations = [.. items.SelectMany(item => document.OperationsOf(item).Values
                .Where(operation => (operation["servers"] ?? item["servers"]) is null))];
            return operations.Length > 0 || !items.Any(item => document.OperationsOf(item).Count > 0);
        }
    }

    /// <summary>
    /// Compares the servers of an operation or of its path, which replace those of the document. The document's own servers are compared
    /// once.
    /// </summary>
    public void CompareOperation(OperationSide left, OperationSide right, string label, string words)
    {
        JsonNode? before = left.Node["servers"]
            ?? left.PathItem.Field("servers"), after = right.Node["servers"] ?? right.PathItem.Field("servers");
        if (before is not null || after is not null)
        {
            Compare(before
                ?? left.Document.Root["servers"], after ?? right.Document.Root["servers"], left.Node, right.Node, label, $" of {words}");
        }
    }

    private void Compare(JsonNode? oldServers, JsonNode? newServers, JsonNode oldPlace, JsonNode newPlace, string? label, string whose)
    {
        JsonNode[] before = [.. oldServers.Items()], after = [.. newServers.Items()];
        foreach (JsonNode server in before.Where(server => !AreAmong(server, after)))
        {
            Removed(server);
        }

        foreach (JsonNode server in after.Where(server => !AreAmong(server, before)))
        {
            drafts.Add(label, null, new Draft(
                WireRules.ServerAdded, WireVerdict.Compatible, oldServers ?? oldPlace, server,
                $"The server '{server.Scalar("url")}'{whose} is new."));
        }

        foreach (JsonNode server in before)
        {
            if (after.FirstOrDefault(other => AreSame(server, other)) is { } same)
            {
                CompareVariables(server, same, label, whose);
            }
        }

        void Removed(JsonNode server)
        {
            List<string>? urls = Listed(server);
            string usual = Url(server, null, null), gone = urls?.Find(url => !Matches(url, after)) ?? usual;
            bool isUsualListed = Matches(usual, after);
            string what = $"The server '{server.Scalar("url")}'{whose} is ";
            drafts.Add(label, Direction.Request, isUsualListed && urls is null
                ? new Draft(
                    WireRules.ServerRemoved, WireVerdict.Warning, server, newServers ?? newPlace, $"{what}listed only as '{usual}' now.",
                    "Clients that use other values of its variables call a server that the contract no longer lists.")
                : new Draft(
                    WireRules.ServerRemoved, WireVerdict.Breaking, server, newServers ?? newPlace,
                    $"{what}no longer listed{(isUsualListed ? $" as '{gone}'" : "")}.",
                    "Existing clients call a server that the contract no longer lists.",
                    IsGone: true, Exchange.OfServer(gone, Urls(before), Urls(after))));
        }
    }

    private void CompareVariables(JsonNode old, JsonNode now, string? label, string whose)
    {
        string[] oldNames = Names(old), newNames = Names(now);
        foreach (JsonField variable in old.Entries("variables").Where(variable => oldNames.Contains(variable.Name)))
        {
            JsonNode? match = now.Mapping("variables").Field(newNames[Array.IndexOf(oldNames, variable.Name)]);
            string name = $"the variable '{variable.Name}' of the server '{old.Scalar("url")}'{whose}";
            JsonNode[] values = [.. match.Items("enum")];
            JsonNode[] gone = match is null || values.Length == 0
                ? []
                : [.. variable.Value.Items("enum").Where(value => !values.Any(other => NodeEquality.AreEqual(value, other)))];
            foreach (JsonNode value in gone)
            {
                drafts.Add(label, Direction.Request, new Draft(
                    WireRules.ServerVariableChanged, WireVerdict.Breaking, value, match!,
                    $"{ValueComparison.Begin(name)} may no longer be {ValueComparison.Show(value)}.",
                    "Existing clients call a server that the contract no longer lists.", IsGone: true,
                    Exchange.OfServer(Url(old, variable.Name, value), Urls([old]), Urls([now]))));
            }

            if (match is not null && match.Scalar("default") != variable.Value.Scalar("default"))
            {
                drafts.Add(label, Direction.Request, new Draft(
                    WireRules.ServerVariableChanged, WireVerdict.Warning, variable.Value.Field("default") ?? variable.Value,
                    match.Field("default") ?? match,
                    $"The default of {name} went from {ValueComparison.Show(variable.Value.Field("default"))} to "
                    + $"{ValueComparison.Show(match.Field("default"))}.",
                    "Clients that use the default call another server once they adopt the new contract."));
            }
        }
    }

    private static bool AreSame(JsonNode left, JsonNode right) => left is JsonMapping && right is JsonMapping && Key(left) == Key(right);

    /// <summary>Whether all URLs of a server are among those of the others.</summary>
    private static bool AreAmong(JsonNode server, JsonNode[] others)
        => Array.Exists(others, other => AreSame(server, other))
            || (Listed(server) is { } urls && urls.TrueForAll(url => Matches(url, others)));

    /// <summary>All URLs of a server; null if a variable may have any value, or there are too many combinations.</summary>
    private static List<string>? Listed(JsonNode server)
    {
        List<string> urls = [server.Scalar("url") ?? ""];
        foreach (string name in Names(server))
        {
            IReadOnlyList<JsonNode> values = server.Mapping("variables").Field(name).Items("enum");
            if (values.Count == 0 || urls.Count * values.Count > MostUrls)
            {
                return null;
            }

            string placeholder = $"{{{name}}}";
            urls = [.. urls.SelectMany(_ => values, (url, value) => url.Replace(placeholder, value.Scalar(), StringComparison.Ordinal))];
        }

        return urls;
    }

    private static bool Matches(string url, IEnumerable<JsonNode> servers)
    {
        string trimmed = url.TrimEnd('/');
        const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;
        return Urls(servers).Any(pattern => Regex.IsMatch(trimmed, $"^{pattern}$", Options));
    }

    private static string[] Names(JsonNode server)
        => [.. Placeholder().Matches(server.Scalar("url") ?? "").Select(match => match.Groups[1].Value)];

    /// <summary>The URL without what does not tell servers apart: names of variables, letter case of the host, its default port.</summary>
    private static string Key(JsonNode server)
    {
        string url = Placeholder().Replace(server.Scalar("url") ?? "", "{}").TrimEnd('/');
        if (Origin().Match(url) is not { Success: true } origin)
        {
            return url;
        }

        string host = origin.Value.ToLowerInvariant();
        string port = host.StartsWith("https:", StringComparison.Ordinal) ? ":443" : ":80";
        return (host.EndsWith(port, StringComparison.Ordinal) ? host[..^port.Length] : host) + url[origin.Length..];
    }

    [GeneratedRegex("^https?://[^/?#]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Origin();

    /// <summary>The URL with the default values of its variables, or with one specific value.</summary>
    private static string Url(JsonNode server, string? variable, JsonNode? value)
        => Placeholder().Replace(server.Scalar("url") ?? "", match => match.Groups[1].Value is var name && name == variable
            ? value.Scalar() ?? ""
            : server.Mapping("variables").Field(name).Scalar("default") ?? match.Value).TrimEnd('/');

    /// <summary>Patterns for all URLs of the servers.</summary>
    private static IEnumerable<string> Urls(IEnumerable<JsonNode> servers) => servers.Select(server =>
    {
        string[] parts = Placeholder().Split((server.Scalar("url") ?? "").TrimEnd('/'));
        return string.Concat(
            parts.Select((part, index) => index % 2 == 0 ? Regex.Escape(part) : Values(server.Mapping("variables").Field(part))));
    });

    private static string Values(JsonNode? variable)
        => variable.Items("enum") is { Count: > 0 } listed
            ? $"({string.Join('|', listed.Select(value => Regex.Escape(value.Scalar() ?? "")))})"
            : "[^/]+";

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex Placeholder();
}
